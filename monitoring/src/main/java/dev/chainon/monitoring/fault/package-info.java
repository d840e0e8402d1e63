/** What the monitoring process can suffer on purpose, in a demonstration. Imports its parts; nothing but the process imports it. */
package dev.chainon.monitoring.fault;
