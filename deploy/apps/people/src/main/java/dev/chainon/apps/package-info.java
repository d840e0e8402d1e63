/** Main of the process that holds subscriptions. May import core, flights, people, console and metrics. */
package dev.chainon.apps;
