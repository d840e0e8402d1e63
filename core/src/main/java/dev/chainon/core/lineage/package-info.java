/** Who made which data from which data, when and by what code: the port through which every job tells it, in the words of OpenLineage. */
package dev.chainon.core.lineage;
