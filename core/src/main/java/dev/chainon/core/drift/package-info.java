/** What a model was trained on, frozen in the bundle so that drift can be told from it: bins, bounds, quality by day. JDK only: training writes it, monitoring reads it. */
package dev.chainon.core.drift;
