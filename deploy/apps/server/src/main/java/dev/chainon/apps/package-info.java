/** The processes: each Main joins stages and a use case by constructor calls, and nothing else. */
package dev.chainon.apps;
