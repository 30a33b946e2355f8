#include "server/pages/scheduling/times_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"

namespace quorate::server {
namespace {

std::string_view day_name(std::size_t place)
{
    return core::short_weekday(std::chrono::weekday{static_cast<unsigned>(place + 1) % 7});
}

std::string moment_text(core::Instant at)
{
    return core::london_short_time(at);
}

Cell feed_state(const core::BusyFeed& feed)
{
    const std::string fault = fault_text(feed);
    Cell cell;
    if (!fault.empty()) {
        cell.chips.push_back(chip(Chip::late, "Not read"));
        cell.sub = fault + ".";
    } else if (feed.succeeded_at) {
        cell.chips.push_back(chip(Chip::ok, "Read"));
    } else {
        cell.text = "It is fetched within a minute";
    }
    if (feed.left_out > 0)
        cell.sub += (cell.sub.empty() ? "" : " ") + counted(feed.left_out, "entry", "entries") +
                    " could not be read.";
    return cell;
}

}  // namespace

Table busy_table(const std::vector<core::BusyTime>& times, bool may_keep)
{
    const bool tells_why = std::ranges::none_of(times, &core::BusyTime::only_taken);
    Table list{.caption = "Times taken, from today on", .columns = {"When", "What"}};
    if (tells_why) list.columns.emplace_back("From where");
    if (may_keep) list.columns.emplace_back();
    for (const core::BusyTime& each : times) {
        const std::string when = span_text({each.starts_at, each.ends_at});
        TableRow row{.cells = {{.text = when}, {.text = busy_words(each)}}};
        if (tells_why) row.cells.push_back({.text = std::string{label(each.source)}});
        const bool is_typed =
            each.source == core::BusySource::typed || each.source == core::BusySource::csv;
        if (may_keep && is_typed)
            row.cells.push_back({.buttons = {{"Remove", busy_time_url(each.id), when}}});
        else if (may_keep)
            row.cells.push_back({.text = "Change it in that calendar"});
        list.rows.push_back(std::move(row));
    }
    return list;
}

std::vector<View> busy_fields(const TypedBusy& typed,
                              const core::CalendarOwner& owner,
                              const std::vector<core::FieldError>& errors)
{
    const auto wrong = [&](std::string_view field) { return error_for(errors, field); };
    std::vector<View> fields{date_input({.name = "date",
                                         .label = "Day, or first day",
                                         .value = typed.span.date,
                                         .error = wrong("date")}),
                             date_input({.name = "until_date",
                                         .label = "Last day (leave empty for one day)",
                                         .value = typed.span.until_date,
                                         .error = wrong("until_date")}),
                             time_input({.name = "from",
                                         .label = "From (leave both times empty for whole days)",
                                         .value = typed.span.from,
                                         .error = wrong("from")}),
                             time_input({.name = "until",
                                         .label = "Until",
                                         .value = typed.span.until,
                                         .error = wrong("until")})};
    if (std::holds_alternative<core::RoomId>(owner.who)) {
        fields.push_back(hidden_input("kind", "busy"));
        return fields;
    }
    std::vector<Option> kinds;
    for (const core::BusyKind kind :
         {core::BusyKind::busy, core::BusyKind::leave, core::BusyKind::on_call})
        kinds.push_back({std::string{code(kind)}, std::string{label(kind)}});
    fields.push_back(radios({.name = "kind",
                             .legend = "Why",
                             .options = std::move(kinds),
                             .chosen = typed.kind,
                             .hint = "That is all that is kept, never what for",
                             .error = wrong("kind"),
                             .inline_row = true,
                             .small = true}));
    return fields;
}

std::string week_text(const core::WeekHours& hours)
{
    std::string text;
    for (std::size_t day = 0; day < hours.size();) {
        std::size_t last = day;
        while (last + 1 < hours.size() && hours[last + 1] == hours[day])
            ++last;
        if (!hours[day].empty()) {
            text += text.empty() ? "" : "; ";
            text += day_name(day);
            if (last != day) text.append(last == day + 1 ? " and " : " to ").append(day_name(last));
            text += " " + hours_text(hours[day]);
        }
        day = last + 1;
    }
    return text;
}

std::string days_of_pattern(const core::WorkingPattern& pattern)
{
    if (!pattern.from && !pattern.until) return "Always";
    std::string text;
    if (pattern.from) text = "From " + core::typed_date(*pattern.from);
    if (pattern.until)
        text += (text.empty() ? "Until " : " until ") + core::typed_date(*pattern.until);
    return text;
}

Table hours_table(const core::OwnersPatterns& patterns, bool may_keep)
{
    Table list{.caption = "Working hours", .columns = {"When", "Hours", "Terms"}};
    if (may_keep) list.columns.emplace_back();
    for (std::size_t i = 0; i < patterns.patterns.size(); ++i) {
        const core::WorkingPattern& each = patterns.patterns[i];
        const std::string days = days_of_pattern(each);
        TableRow row{.cells = {{.text = days},
                               {.text = week_text(each.hours)},
                               {.text = each.term_time_only ? "Term time only" : "All year"}}};
        if (may_keep) {
            const std::string hours = times_part_url(patterns.owner, "hours");
            const std::string which = "?pattern=" + number_text(i);
            row.cells.push_back({.buttons = {{"Change", hours + which, days},
                                             {"Remove", hours + "/remove" + which, days}}});
        }
        list.rows.push_back(std::move(row));
    }
    return list;
}

Table feeds_table(const std::vector<core::BusyFeed>& feeds)
{
    Table list{.caption = "Calendar addresses", .columns = {"Address", "Last read", "State", ""}};
    for (const core::BusyFeed& each : feeds)
        list.rows.push_back(
            {.cells = {{.text = each.host, .sub = "The rest of the address is kept secret"},
                       {.text = each.succeeded_at ? moment_text(*each.succeeded_at) : "Not yet"},
                       feed_state(each),
                       {.buttons = {{"Remove", busy_feed_url(each.id), each.host}}}},
             .tone = each.fault.empty() ? RowTone::plain : RowTone::late});
    return list;
}

std::string sharing_text(const core::CalendarSharing& sharing)
{
    const std::string as_of =
        sharing.as_of ? ", as of " + core::long_date(core::london_date(*sharing.as_of)) : "";
    switch (sharing.state) {
        case core::SharingState::not_shared:
            break;
        case core::SharingState::by_hand:
            return "Their times are kept by hand" + as_of +
                   ": they are taken to be free when nothing is typed below.";
        case core::SharingState::csv:
            return "Their times come from a file" + as_of +
                   ": they are taken to be free when nothing is listed below.";
        case core::SharingState::feed:
            return "Their times come from their own calendar" + as_of + ".";
    }
    return "Nobody shares or keeps their calendar, so they are never taken to be free: they are "
           "asked by e-mail.";
}

}  // namespace quorate::server
