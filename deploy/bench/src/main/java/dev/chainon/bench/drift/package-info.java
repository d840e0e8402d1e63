/** The study of drift: the detectors of monitoring on models that lived through the worst days of the history, and what the sketches of a thousand columns cost. */
package dev.chainon.bench.drift;
