/** What is shipped: manifests by the official schemas and by our own rules. */
package dev.chainon.e2e.ship;
