package dev.chainon.console.map;

/** A place on the map, in the units of its view box; y grows downwards. */
public record Point(double x, double y) {}
