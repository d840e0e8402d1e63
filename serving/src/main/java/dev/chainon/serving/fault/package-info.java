/** What a replica can suffer on purpose, in a demonstration. Imports the doors of HTTP; nothing imports it but the process. */
package dev.chainon.serving.fault;
