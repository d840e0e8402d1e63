package dev.chainon.local;

import dev.chainon.local.platform.Platform;

/** Reads what the platform needs from the settings. */
final class Platforms {

    private Platforms() {}

    static Platform.Plan plan(Settings settings) {
        return new Platform.Plan(
                settings.port("broker"),
                settings.port("controller"),
                settings.heapMb("broker"),
                settings.port("postgres"),
                settings.postgres(),
                settings.platformPatience());
    }
}
