/**
 * Indicators, service objectives and alert rules as data, and the decisions that predictions would have led to. One file of definitions in the resources is
 * what the monitor evaluates and what the rules of Prometheus, the dashboards and the pages are written from. Knows no data set: costs and control group come
 * from the use case.
 */
package dev.chainon.monitoring.kpi;
