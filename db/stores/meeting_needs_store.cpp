#include "db/stores/meeting_needs_store.hpp"

#include <map>
#include <string>
#include <utility>

#include "core/support/text.hpp"
#include "db/session/many_rows.hpp"
#include "db/stores/asked.hpp"
#include "db/stores/first_found.hpp"
#include "db/stores/owner_list.hpp"

namespace quorate::db {
namespace {

using std::chrono::minutes;

// Which needs a row belongs to: the case, and the type's code.
using Key = std::pair<core::CaseId, std::string>;

std::string column_of(const std::set<core::AccessFeature>& features)
{
    std::string text;
    for (const core::AccessFeature each : features)
        text += (text.empty() ? "" : ",") + std::string{code(each)};
    return text;
}

std::set<core::AccessFeature> features_from(const std::string& column)
{
    std::set<core::AccessFeature> features;
    for (const std::string& each : core::split(column, ','))
        features.insert(core::access_feature_from(each).value());
    return features;
}

std::string column_of(const std::set<core::AdvocateFor>& advocates)
{
    std::string text;
    for (const core::AdvocateFor each : advocates)
        text += (text.empty() ? "" : ",") + std::string{code(each)};
    return text;
}

std::set<core::AdvocateFor> advocates_from(const std::string& column)
{
    std::set<core::AdvocateFor> advocates;
    for (const std::string& each : core::split(column, ','))
        advocates.insert(core::advocate_for_from(each).value());
    return advocates;
}

// "select COLUMNS from TABLE n where …": of one or several cases, of one type or all.
struct Which {
    const core::AuthorityId& authority;
    const std::vector<core::CaseId>& cases;
    std::optional<core::MeetingType> type = {};

    Asked ask(const std::string& columns, const char* table, const char* order) const
    {
        Asked asked{"select case_id, type, " + columns + " from " + table};
        db::ask(asked, " where authority_id = :a", authority);
        std::vector<std::string> ids;
        for (const core::CaseId& each : cases)
            ids.push_back(each.text());
        asked.text += " and case_id in ";
        ask_list(asked, ids);
        if (type) db::ask(asked, " and type = :t", std::string{code(*type)});
        asked.text += std::string{" order by case_id, type"} + order;
        return asked;
    }
};

std::map<Key, core::MeetingNeeds> heads(Sql& sql, const Which& which)
{
    const Asked asked = which.ask(
        "version, length_minutes, family_minutes_before, debrief_minutes_after, mode, venue, "
        "features, wished_features, chair_id, minute_taker_id, interpreter, advocates, preferred, "
        "without_quorum",
        "meeting_needs",
        "");
    std::map<Key, core::MeetingNeeds> found;
    for (auto& [id,
                type,
                version,
                length,
                before,
                after,
                mode,
                venue,
                features,
                wished,
                chair,
                minute_taker,
                interpreter,
                advocates,
                preferred,
                without_quorum] : sql.select<core::CaseId,
                                             std::string,
                                             int,
                                             int,
                                             int,
                                             int,
                                             std::string,
                                             std::string,
                                             std::string,
                                             std::string,
                                             std::optional<core::UserId>,
                                             std::optional<core::UserId>,
                                             std::string,
                                             std::string,
                                             std::string,
                                             int>(asked.text.c_str(), asked.values)) {
        core::MeetingNeeds needs{
            .authority = which.authority,
            .case_id = id,
            .type = core::meeting_type_from(type).value(),
            .length_minutes = length,
            .family_minutes_before = before,
            .debrief_minutes_after = after,
            .mode = core::meeting_mode_from(mode).value(),
            .venue = std::move(venue),
            .features = features_from(features),
            .wished_features = features_from(wished),
            .chair = chair.value_or(core::UserId{}),
            .minute_taker = std::move(minute_taker),
            .help = {.interpreter = std::move(interpreter), .advocates = advocates_from(advocates)},
            .without_quorum = without_quorum == 1,
            .version = version};
        needs.wishes.preferred = core::half_day_from(preferred);
        found.emplace(Key{std::move(id), std::move(type)}, std::move(needs));
    }
    return found;
}

void add_children(Sql& sql, const Which& which, std::map<Key, core::MeetingNeeds>& found)
{
    const Asked asked = which.ask("child_id", "meeting_needs_child", ", child_id");
    for (auto& [id, type, child] :
         sql.select<core::CaseId, std::string, core::ChildId>(asked.text.c_str(), asked.values))
        found.at({id, type}).children.push_back(std::move(child));
}

void add_seats(Sql& sql, const Which& which, std::map<Key, core::MeetingNeeds>& found)
{
    const Asked asked = which.ask(
        "holder, requirement, from_minute, until_minute", "meeting_needs_seat", ", number");
    for (auto& [id, type, holder, requirement, from, until] :
         sql.select<core::CaseId,
                    std::string,
                    std::string,
                    std::string,
                    std::optional<int>,
                    std::optional<int>>(asked.text.c_str(), asked.values)) {
        core::SeatNeed seat{.holder = core::seat_holder_from(holder).value(),
                            .requirement = core::requirement_from(requirement).value()};
        if (from && until) seat.window = {.from = minutes{*from}, .until = minutes{*until}};
        found.at({id, type}).seats.push_back(std::move(seat));
    }
}

void add_unwanted(Sql& sql, const Which& which, std::map<Key, core::MeetingNeeds>& found)
{
    const Asked asked =
        which.ask("iso_day, from_minute, until_minute, name", "meeting_needs_unwanted", ", number");
    for (auto& [id, type, day, from, until, name] :
         sql.select<core::CaseId, std::string, int, int, int, std::string>(asked.text.c_str(),
                                                                           asked.values))
        found.at({id, type})
            .wishes.unwanted.push_back({.day = std::chrono::weekday{static_cast<unsigned>(day)},
                                        .from = minutes{from},
                                        .until = minutes{until},
                                        .name = std::move(name)});
}

std::vector<core::MeetingNeeds> needs_of(Sql& sql, const Which& which)
{
    auto found = heads(sql, which);
    std::vector<core::MeetingNeeds> all;
    if (found.empty()) return all;
    add_children(sql, which, found);
    add_seats(sql, which, found);
    add_unwanted(sql, which, found);
    for (auto& [key, needs] : found)
        all.push_back(std::move(needs));
    return all;
}

bool save_head(Sql& sql, const core::MeetingNeeds& needs)
{
    const auto chair =
        needs.chair.empty() ? std::nullopt : std::optional<core::UserId>{needs.chair};
    const auto preferred =
        needs.wishes.preferred ? std::string{code(*needs.wishes.preferred)} : std::string{};
    if (needs.version == 0)
        return sql.execute(
                   "insert into meeting_needs (authority_id, case_id, type, version, "
                   "length_minutes, family_minutes_before, debrief_minutes_after, mode, venue, "
                   "features, wished_features, chair_id, minute_taker_id, interpreter, advocates, "
                   "preferred, without_quorum) values (:a, :c, :t, 1, :l, :b, :d, :m, :v, :f, :w, "
                   ":ch, :mt, :i, :ad, :p, :q) on conflict do nothing",
                   needs.authority,
                   needs.case_id,
                   std::string{code(needs.type)},
                   needs.length_minutes,
                   needs.family_minutes_before,
                   needs.debrief_minutes_after,
                   std::string{code(needs.mode)},
                   needs.venue,
                   column_of(needs.features),
                   column_of(needs.wished_features),
                   chair,
                   needs.minute_taker,
                   needs.help.interpreter,
                   column_of(needs.help.advocates),
                   preferred,
                   needs.without_quorum ? 1 : 0) == 1;
    return sql.execute(
               "update meeting_needs set version = version + 1, length_minutes = :l, "
               "family_minutes_before = :b, debrief_minutes_after = :d, mode = :m, venue = :v, "
               "features = :f, wished_features = :w, chair_id = :ch, minute_taker_id = :mt, "
               "interpreter = :i, advocates = :ad, preferred = :p, without_quorum = :q where "
               "authority_id = :a and case_id = :c and type = :t and version = :n",
               needs.length_minutes,
               needs.family_minutes_before,
               needs.debrief_minutes_after,
               std::string{code(needs.mode)},
               needs.venue,
               column_of(needs.features),
               column_of(needs.wished_features),
               chair,
               needs.minute_taker,
               needs.help.interpreter,
               column_of(needs.help.advocates),
               preferred,
               needs.without_quorum ? 1 : 0,
               needs.authority,
               needs.case_id,
               std::string{code(needs.type)},
               needs.version) == 1;
}

void forget_parts(Sql& sql, const core::MeetingNeeds& needs)
{
    for (const char* text :
         {"delete from meeting_needs_child where authority_id = :a and case_id = :c and type = :t",
          "delete from meeting_needs_seat where authority_id = :a and case_id = :c and type = :t",
          "delete from meeting_needs_unwanted where authority_id = :a and case_id = :c "
          "and type = :t"})
        sql.execute(text, needs.authority, needs.case_id, std::string{code(needs.type)});
}

std::optional<int> count_of(const std::optional<core::AttendanceWindow>& window,
                            minutes core::AttendanceWindow::* end)
{
    if (!window) return std::nullopt;
    return static_cast<int>(((*window).*end).count());
}

void save_parts(Sql& sql, const core::MeetingNeeds& needs)
{
    const std::string type{code(needs.type)};
    ManyRows children{"insert into meeting_needs_child (authority_id, case_id, type, child_id)"};
    for (const core::ChildId& child : needs.children)
        children.row(needs.authority, needs.case_id, type, child);
    children.flush(sql);

    ManyRows seats{
        "insert into meeting_needs_seat (authority_id, case_id, type, number, holder, "
        "requirement, from_minute, until_minute)"};
    int number = 0;
    for (const core::SeatNeed& seat : needs.seats)
        seats.row(needs.authority,
                  needs.case_id,
                  type,
                  ++number,
                  seat_key(seat.holder),
                  std::string{code(seat.requirement)},
                  count_of(seat.window, &core::AttendanceWindow::from),
                  count_of(seat.window, &core::AttendanceWindow::until));
    seats.flush(sql);

    ManyRows unwanted{
        "insert into meeting_needs_unwanted (authority_id, case_id, type, number, iso_day, "
        "from_minute, until_minute, name)"};
    number = 0;
    for (const core::UnwantedTime& time : needs.wishes.unwanted)
        unwanted.row(needs.authority,
                     needs.case_id,
                     type,
                     ++number,
                     static_cast<int>(time.day.iso_encoding()),
                     static_cast<int>(time.from.count()),
                     static_cast<int>(time.until.count()),
                     time.name);
    unwanted.flush(sql);
}

}  // namespace

std::optional<core::MeetingNeeds> MeetingNeedsStore::find(const core::AuthorityId& authority,
                                                          const core::CaseId& id,
                                                          core::MeetingType type)
{
    const std::vector<core::CaseId> cases{id};
    return first(needs_of(sql_, {.authority = authority, .cases = cases, .type = type}));
}

std::vector<core::MeetingNeeds> MeetingNeedsStore::of_cases(const core::AuthorityId& authority,
                                                            const std::vector<core::CaseId>& cases)
{
    return needs_of(sql_, {.authority = authority, .cases = cases});
}

core::Result<int> MeetingNeedsStore::save(const core::MeetingNeeds& needs)
{
    if (!save_head(sql_, needs)) return core::Refusal::stale_version;
    forget_parts(sql_, needs);
    save_parts(sql_, needs);
    return needs.version + 1;
}

}  // namespace quorate::db
