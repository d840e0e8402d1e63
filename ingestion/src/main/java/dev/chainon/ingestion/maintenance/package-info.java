/**
 * What keeps the back office small: compaction, expiry of snapshots, removal of orphans. It runs by command, under a database role of its own, and never
 * takes a tagged snapshot. May import backoffice.
 */
package dev.chainon.ingestion.maintenance;
