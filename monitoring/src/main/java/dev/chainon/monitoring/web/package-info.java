/** What the monitoring process answers over HTTP besides its pages: metrics, figures, live predictions, health. */
package dev.chainon.monitoring.web;
