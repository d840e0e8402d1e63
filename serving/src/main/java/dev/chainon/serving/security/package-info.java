/**
 * Who may ask: API keys, tokens of an OpenID provider, roles; TLS, limits on connections, headers that browsers obey; and the operations that change what
 * runs, on a port of their own. A server that asks nobody has none of it between a connection and a route but the limits.
 */
package dev.chainon.serving.security;
