package org.wardline.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;

/** The dashboard: one graph per kind of alarm, with the measures that the alarms watch. */
final class Overview {

  private static final int PER_ROW = 3;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  private final Stack stack;

  Overview(Stack stack, Parameters parameters, List<Alarm> alarms) {
    this.stack = stack;
    List<Alarm.Kind> kinds =
        Arrays.stream(Alarm.Kind.values())
            .filter(kind -> alarms.stream().anyMatch(alarm -> alarm.kind() == kind))
            .toList();
    List<Map<String, Object>> graphs =
        IntStream.range(0, kinds.size())
            .mapToObj(place -> graph(place, kinds.get(place), alarms))
            .toList();
    CfnDashboard.Builder.create(stack, "Dashboard")
        .dashboardName(parameters.get("Name"))
        .dashboardBody(stack.toJsonString(Map.of("widgets", graphs)))
        .build();
  }

  private Map<String, Object> graph(int place, Alarm.Kind kind, List<Alarm> alarms) {
    List<List<Object>> lines =
        alarms.stream().filter(alarm -> alarm.kind() == kind).map(Overview::line).toList();
    Map<String, Object> contents =
        Map.of(
            "title",
            kind.text(),
            "region",
            stack.getRegion(),
            "view",
            "timeSeries",
            "metrics",
            lines);
    return sorted(
        Map.of(
            "type",
            "metric",
            "x",
            place % PER_ROW * WIDTH,
            "y",
            place / PER_ROW * HEIGHT,
            "width",
            WIDTH,
            "height",
            HEIGHT,
            "properties",
            sorted(contents)));
  }

  /** Maps in one order, so that the same dashboard is the same text. */
  private static Map<String, Object> sorted(Map<String, Object> map) {
    return new TreeMap<>(map);
  }

  private static List<Object> line(Alarm alarm) {
    List<Object> line =
        new ArrayList<>(List.of(alarm.measure().namespace(), alarm.measure().metric()));
    alarm.measure().dimensions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(dimension -> line.addAll(List.of(dimension.getKey(), dimension.getValue())));
    line.add(
        sorted(
            Map.of(
                "label", alarm.subject(),
                "stat", alarm.measure().statistic(),
                "period", alarm.limit().seconds())));
    return line;
  }
}
