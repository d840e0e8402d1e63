/**
 * Copies of the runtime database in files, made and brought back through PostgreSQL's COPY, since an embedded server has no {@code pg_dump}.
 *
 * <p>{@link dev.chainon.store.backup.Backup} writes every table but the keys of persons, which go to a file of their own, and {@link
 * dev.chainon.store.backup.Restore} brings back whatever can be opened by a key that still lives or lies in that file and is not on the list of what people
 * took back, {@link dev.chainon.store.backup.TakenBack}.
 */
package dev.chainon.store.backup;
