/** What the machine's own sensors say: heat, throttling, load, memory, disk, GPU. A sensor that is not there is said to be absent, with the reason. */
package dev.chainon.monitoring.hardware;
