/** What the pages ask the world: small interfaces and records that the app wires to monitoring, the registry and serving. */
package dev.chainon.console.source;
