/** What the machine gives at best: floors that measured times are held against. */
package dev.chainon.ingestion.bench;
