/** Writes what jobs tell through core's lineage port as OpenLineage 2-0-2 events, and reads them back as a graph. Imports core. */
package dev.chainon.lineage;
