/** The pipeline's processes: load the history, run the stream, replay a feed. Each main calls constructors, top to bottom. */
package dev.chainon.apps;
