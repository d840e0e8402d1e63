/** What the machine must give: the lock, ports, disk, the broker, PostgreSQL and its guard. */
package dev.chainon.local.platform;
