#include <charconv>
#include <map>
#include <stdexcept>

#include "core/support/text.hpp"
#include "db/session/many_rows.hpp"
#include "db/stores/availability_store.hpp"
#include "db/stores/owner_list.hpp"

namespace quorate::db {
namespace {

using std::chrono::minutes;

// "540-720,780-1020;;…": see db/migrations/0010_availability.sql.
std::string hours_column(const core::WeekHours& week)
{
    std::string text;
    for (const auto& day : week) {
        if (&day != &week.front()) text += ';';
        for (const core::DayHours& hours : day)
            text += (&hours == &day.front() ? "" : ",") + std::to_string(hours.from.count()) + "-" +
                    std::to_string(hours.until.count());
    }
    return text;
}

minutes minutes_in(std::string_view text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        throw std::logic_error{"a working pattern cannot be read"};
    return minutes{number};
}

core::DayHours day_hours_in(const std::string& text)
{
    const auto dash = text.find('-');
    if (dash == std::string::npos) throw std::logic_error{"a working pattern cannot be read"};
    return {.from = minutes_in(std::string_view{text}.substr(0, dash)),
            .until = minutes_in(std::string_view{text}.substr(dash + 1))};
}

core::WeekHours hours_from_column(const std::string& text)
{
    core::WeekHours week;
    const auto days = core::split(text, ';');
    if (days.size() != week.size()) throw std::logic_error{"a working pattern cannot be read"};
    for (std::size_t day = 0; day < week.size(); ++day)
        for (const std::string& each : core::split(days[day], ','))
            week[day].push_back(day_hours_in(each));
    return week;
}

// Takes the next version of a row that keeps one. The row is made when nothing is there yet.
core::Result<int> next_version(Sql& sql, Asked insert, const Asked& update, int version)
{
    insert.text += " on conflict do nothing";
    const Asked& asked = version == 0 ? insert : update;
    if (sql.execute(asked.text.c_str(), asked.values) == 1) return version + 1;
    return core::Refusal::stale_version;
}

template <class... Values>
Asked asked_with(std::string text, const Values&... values)
{
    Asked asked{std::move(text)};
    (asked.bind(values), ...);
    return asked;
}

}  // namespace

std::vector<core::OwnersPatterns> AvailabilityStore::patterns(
    const core::AuthorityId& authority, const std::vector<core::CalendarOwner>& owners)
{
    Asked asked{
        "select w.owner, w.version, p.from_day, p.until_day, p.term_time_only, p.hours "
        "from working_week w left join working_pattern p on p.authority_id = w.authority_id and "
        "p.owner = w.owner"};
    ask(asked, " where w.authority_id = :a", authority);
    asked.text += " and w.owner in ";
    ask_list(asked, owners);
    asked.text += " order by w.owner, p.number";

    std::vector<core::OwnersPatterns> found;
    for (auto& [key, version, from, until, term_time_only, hours] :
         sql_.select<std::string,
                     int,
                     std::optional<core::Date>,
                     std::optional<core::Date>,
                     std::optional<int>,
                     std::optional<std::string>>(asked.text.c_str(), asked.values)) {
        const auto owner = core::calendar_owner_from(key).value();
        if (found.empty() || found.back().owner != owner)
            found.push_back({.owner = owner, .patterns = {}, .version = version});
        if (!hours) continue;  // they were all taken back
        found.back().patterns.push_back({.hours = hours_from_column(*hours),
                                         .term_time_only = term_time_only == 1,
                                         .from = from,
                                         .until = until});
    }
    return found;
}

core::Result<int> AvailabilityStore::save_patterns(const core::AuthorityId& authority,
                                                   const core::OwnersPatterns& patterns)
{
    const std::string key = owner_key(patterns.owner);
    auto saved = next_version(
        sql_,
        asked_with("insert into working_week (authority_id, owner, version) values (:a, :o, 1)",
                   authority,
                   key),
        asked_with("update working_week set version = version + 1 where authority_id = :a and "
                   "owner = :o and version = :v",
                   authority,
                   key,
                   patterns.version),
        patterns.version);
    if (!saved) return saved;
    sql_.execute(
        "delete from working_pattern where authority_id = :a and owner = :o", authority, key);
    ManyRows rows{
        "insert into working_pattern (authority_id, owner, number, from_day, until_day, "
        "term_time_only, hours)"};
    int number = 0;
    for (const core::WorkingPattern& each : patterns.patterns)
        rows.row(authority,
                 key,
                 ++number,
                 each.from,
                 each.until,
                 each.term_time_only,
                 hours_column(each.hours));
    rows.flush(sql_);
    return saved;
}

core::SchoolHolidays AvailabilityStore::school_holidays(const core::AuthorityId& authority)
{
    core::SchoolHolidays found;
    for (auto& [version, from, until, name] : sql_.select<int,
                                                          std::optional<core::Date>,
                                                          std::optional<core::Date>,
                                                          std::optional<std::string>>(
             "select y.version, h.from_day, h.until_day, h.name from school_year y "
             "left join school_holiday h on h.authority_id = y.authority_id "
             "where y.authority_id = :a order by h.from_day",
             authority)) {
        found.version = version;
        if (name) found.holidays.push_back({std::move(*name), from.value(), until.value()});
    }
    return found;
}

core::Result<int> AvailabilityStore::save_school_holidays(const core::AuthorityId& authority,
                                                          const core::SchoolHolidays& holidays)
{
    auto saved = next_version(
        sql_,
        asked_with("insert into school_year (authority_id, version) values (:a, 1)", authority),
        asked_with("update school_year set version = version + 1 where "
                   "authority_id = :a and version = :v",
                   authority,
                   holidays.version),
        holidays.version);
    if (!saved) return saved;
    sql_.execute("delete from school_holiday where authority_id = :a", authority);
    ManyRows rows{"insert into school_holiday (authority_id, from_day, until_day, name)"};
    for (const core::SchoolHoliday& each : holidays.holidays)
        rows.row(authority, each.from, each.until, each.name);
    rows.flush(sql_);
    return saved;
}

core::ServiceHours AvailabilityStore::service_hours(const core::AuthorityId& authority)
{
    const auto row = sql_.find<int, int, int>(
        "select opens_minute, closes_minute, version from service_hours where authority_id = :a",
        authority);
    if (!row) return {};
    const auto& [opens, closes, version] = *row;
    return {.opens = minutes{opens}, .closes = minutes{closes}, .version = version};
}

core::Result<int> AvailabilityStore::save_service_hours(const core::AuthorityId& authority,
                                                        const core::ServiceHours& hours)
{
    return next_version(
        sql_,
        asked_with("insert into service_hours (authority_id, opens_minute, closes_minute, version) "
                   "values (:a, :o, :c, 1)",
                   authority,
                   hours.opens.count(),
                   hours.closes.count()),
        asked_with("update service_hours set opens_minute = :o, closes_minute = :c, "
                   "version = version + 1 where authority_id = :a and version = :v",
                   hours.opens.count(),
                   hours.closes.count(),
                   authority,
                   hours.version),
        hours.version);
}

std::vector<core::CalendarSharing> AvailabilityStore::sharing(
    const core::AuthorityId& authority, const std::vector<core::CalendarOwner>& owners)
{
    Asked asked{"select owner, state, as_of from calendar_sharing"};
    ask(asked, " where authority_id = :a", authority);
    asked.text += " and owner in ";
    ask_list(asked, owners);

    std::vector<core::CalendarSharing> found;
    for (auto& [owner, state, as_of] :
         sql_.select<std::string, std::string, core::Instant>(asked.text.c_str(), asked.values))
        found.push_back({.owner = core::calendar_owner_from(owner).value(),
                         .state = core::sharing_state_from(state).value(),
                         .as_of = as_of});
    return found;
}

void AvailabilityStore::save_sharing(const core::AuthorityId& authority,
                                     const core::CalendarSharing& sharing)
{
    const std::string key = owner_key(sharing.owner);
    if (sharing.state == core::SharingState::not_shared) {
        sql_.execute(
            "delete from calendar_sharing where authority_id = :a and owner = :o", authority, key);
        return;
    }
    sql_.execute(
        "insert into calendar_sharing (authority_id, owner, state, as_of) values (:a, :o, :s, :t) "
        "on conflict (authority_id, owner) do update set state = excluded.state, "
        "as_of = excluded.as_of",
        authority,
        key,
        std::string{code(sharing.state)},
        sharing.as_of.value_or(core::Instant{}));
}

}  // namespace quorate::db
