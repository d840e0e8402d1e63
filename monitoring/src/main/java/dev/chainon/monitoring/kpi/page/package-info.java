/** What is written from the definitions: rules and dashboards for those who have Prometheus and Grafana, and pages to read. Text only: no clock, no I/O. */
package dev.chainon.monitoring.kpi.page;
