package dev.chainon.console.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+),(-?[0-9.]+)");

    @Test
    void drawsTheStatesWithinTheViewBox_andStaysSmall() {
        Outline outline = Outline.unitedStates();

        Matcher points = POINT.matcher(outline.land());
        int count = 0;
        while (points.find()) {
            count++;
            assertThat(Double.parseDouble(points.group(1))).isBetween(0.0, (double) UnitedStates.WIDTH);
            assertThat(Double.parseDouble(points.group(2))).isBetween(0.0, (double) UnitedStates.HEIGHT);
        }
        assertThat(count).isGreaterThan(2_000);
        assertThat(outline.land().length() + outline.borders().length()).isLessThan(200_000);
    }

    @Test
    void followsSharedArcsInBothDirections_andDrawsTheirBorderOnce() {
        JsonObject topology = new JsonObject("""
                {"transform":{"scale":[1,1],"translate":[0,0]},
                 "arcs":[[[-100,40],[0,2]],[[-100,42],[-2,0],[0,-2],[2,0]],[[-100,40],[2,0],[0,2],[-2,0]]],
                 "objects":{"states":{"geometries":[
                   {"type":"Polygon","arcs":[[0,1]]},
                   {"type":"MultiPolygon","arcs":[[[2,-1]]]}]}}}
                """);

        Outline outline = Outline.read(topology);

        assertThat(outline.land().chars().filter(c -> c == 'Z').count()).isEqualTo(2);
        assertThat(outline.borders().chars().filter(c -> c == 'M').count()).isEqualTo(3);
    }

    @Test
    void projectionPutsPlacesWhereTheyBelong() {
        Point seattle = UnitedStates.project(47.45, -122.31).orElseThrow();
        Point miami = UnitedStates.project(25.79, -80.29).orElseThrow();
        Point centre = UnitedStates.project(37.5, -96).orElseThrow();

        assertThat(seattle.x()).isLessThan(centre.x());
        assertThat(seattle.y()).isLessThan(centre.y());
        assertThat(miami.x()).isGreaterThan(centre.x());
        assertThat(miami.y()).isGreaterThan(centre.y());
        assertThat(centre).isEqualTo(new Point(480, 303));
        assertThat(UnitedStates.project(61.17, -149.99)).isPresent();
        assertThat(UnitedStates.project(21.32, -157.92)).isPresent();
        assertThat(UnitedStates.project(18.44, -66.0)).isPresent();
        assertThat(UnitedStates.project(48.85, 2.35)).isEmpty();
    }
}
