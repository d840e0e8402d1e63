/** The demonstration: its steps, its processes, its memory, its report. */
package dev.chainon.local.demo;
