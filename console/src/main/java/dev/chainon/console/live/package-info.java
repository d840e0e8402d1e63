/** What is under way: trips on the map and the riskiest instances, fed by every published prediction, told to browsers by server-sent events. */
package dev.chainon.console.live;
