/** Child processes: how one is started, heard, watched, started again and stopped. Knows nothing of what they do. */
package dev.chainon.local.process;
