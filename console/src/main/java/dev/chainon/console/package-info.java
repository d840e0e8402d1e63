/**
 * The pages: live, try it, quality, operations, jury. Rendered on the server, French first. What they show comes in through the interfaces of
 * {@code dev.chainon.console.source}, which the app wires: the room imports core, store and evidence/report, and never another stage.
 */
package dev.chainon.console;
