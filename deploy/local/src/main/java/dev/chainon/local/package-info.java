/**
 * The launcher: commands of {@code ./chainon}, the embedded platform and the processes of the demonstration.
 *
 * <p>Imports store (to prepare the databases) and evidence/report; starts every other part as a process of its own and knows it by its main
 * class, its configuration file and its protocol lines.
 */
package dev.chainon.local;
