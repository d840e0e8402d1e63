/** Charts as SVG text, written by hand because a charting library measures fonts, which differ between machines: equal figures must give equal bytes. */
package dev.chainon.training.plot;
