#include <chrono>
#include <limits>

#include "db/stores/case_visibility.hpp"
#include "db/stores/meeting_columns.hpp"
#include "db/stores/meeting_store.hpp"

// Meetings as lists show them, with what is counted of their seats.

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::MeetingListing> select_listings(Sql& sql,
                                                  const std::string& rest,
                                                  const In&... in)
{
    static const std::string columns =
        "select " MEETING_COLUMNS
        ", c.reference, c.team_id, c.jurisdiction, case when r.id is null then '' when r.building "
        "= '' then r.name "
        "else r.name || ', ' || r.building end, u.name, "
        "(select count(*) from meeting_child n where n.meeting_id = m.id), "
        "(select count(*) from invitee s where s.meeting_id = m.id and s.removed_at is null), "
        "(select count(*) from invitee a where a.meeting_id = m.id and a.removed_at is null "
        "and a.reply <> 'none'), "
        "(select count(*) from invitee w where w.meeting_id = m.id and w.removed_at is null "
        "and w.reply = 'none' and (w.user_id is null or w.user_id <> m.chair_id)) "
        "from meeting m join family_case c on c.id = m.case_id "
        "join staff_user u on u.id = m.chair_id left join room r on r.id = m.room_id ";
    std::vector<core::MeetingListing> found;
    for (auto& row : select_meetings<std::string,
                                     core::TeamId,
                                     std::string,
                                     std::string,
                                     core::PersonName,
                                     int,
                                     int,
                                     int,
                                     int>(sql, columns + rest, in...))
        found.push_back(
            {.meeting = meeting_of(row),
             .case_reference = std::get<first_after_meeting>(row),
             .team = std::get<first_after_meeting + 1>(row),
             .jurisdiction =
                 core::jurisdiction_from(std::get<first_after_meeting + 2>(row)).value(),
             .room_name = std::get<first_after_meeting + 3>(row),
             .chair_name = std::get<first_after_meeting + 4>(row),
             .children = std::get<first_after_meeting + 5>(row),
             .seats = std::get<first_after_meeting + 6>(row),
             .replies = std::get<first_after_meeting + 7>(row),
             .awaited = std::get<first_after_meeting + 8>(row)});
    return found;
}

constexpr core::Instant never{std::chrono::seconds{std::numeric_limits<int>::max()} * 4};

// Which meetings are listed; with_conditions() gives the values.
const std::string listed =
    std::string{"where m.authority_id = :a and ("} + case_is_visible +
    "or exists (select 1 from invitee i2 where i2.meeting_id = m.id and (i2.user_id = :me or "
    "(i2.contact_id = :as_contact and not exists (select 1 from excluded_person x where "
    "x.case_id = m.case_id and x.contact_id = i2.contact_id))) and i2.removed_at is null)) and "
    "m.ends_at > :from and "
    "m.starts_at < :until "
    "and (m.case_id = :case or :any_case = 1) and (m.chair_id = :chair or :any_chair = 1) "
    "and (m.type = :type or :any_type = 1) "
    "and (m.status = :status or (:any_status = 1 and (m.status <> 'cancelled' or "
    ":cancelled = 1))) ";

template <class Ask>
auto with_conditions(const core::Actor& actor,
                     core::Reach reach,
                     core::Instant now,
                     const core::MeetingQuery& query,
                     const Ask& ask)
{
    const bool by_participation = reach == core::Reach::own;
    const CaseReach within = case_reach(actor, reach);
    const core::UserId viewer = by_participation ? core::UserId{"-"} : actor.user;
    return ask(actor.authority,
               viewer,
               viewer,
               now,
               viewer,
               by_participation ? 0 : within.every_open_case,
               by_participation ? 0 : within.open_cases_of_teams,
               viewer,
               actor.user,
               actor.contact.value_or(core::ContactId{}),
               query.from.value_or(core::Instant{}),
               query.until.value_or(never),
               query.case_id.value_or(core::CaseId{}),
               query.case_id ? 0 : 1,
               query.chair.value_or(core::UserId{}),
               query.chair ? 0 : 1,
               query.type ? std::string{code(*query.type)} : std::string{},
               query.type ? 0 : 1,
               query.status ? std::string{code(*query.status)} : std::string{},
               query.status ? 0 : 1,
               query.with_cancelled ? 1 : 0);
}

}  // namespace

core::PageOf<core::MeetingListing> MeetingStore::list(const core::Actor& actor,
                                                      core::Reach reach,
                                                      core::Instant now,
                                                      const core::MeetingQuery& query)
{
    // The cursor is an id, like every other in an address.
    static const std::string following =
        "and (m.starts_at, m.id) > (select p.starts_at, p.id from meeting p where p.id = :after) ";
    static const std::string in_order = "order by m.starts_at, m.id limit :n";

    const auto page = [&](const std::string& more, const auto&... in) {
        return with_conditions(actor, reach, now, query, [&](const auto&... conditions) {
            return select_listings(
                sql_, listed + more + in_order, conditions..., in..., query.stretch.limit + 1);
        });
    };
    return core::page_of(
        query.stretch.after.empty() ? page("") : page(following, query.stretch.after),
        query.stretch.limit);
}

std::vector<core::Instant> MeetingStore::start_times(const core::Actor& actor,
                                                     core::Reach reach,
                                                     core::Instant now,
                                                     const core::MeetingQuery& query)
{
    static const std::string text =
        "select m.starts_at from meeting m join family_case c on c.id = m.case_id " + listed +
        "order by m.starts_at";
    std::vector<core::Instant> times;
    with_conditions(actor, reach, now, query, [&](const auto&... conditions) {
        for (auto& [starts_at] : sql_.select<core::Instant>(text.c_str(), conditions...))
            times.push_back(starts_at);
        return 0;
    });
    return times;
}

std::optional<core::MeetingListing> MeetingStore::find_listing(const core::AuthorityId& authority,
                                                               const core::MeetingId& id)
{
    auto found = select_listings(sql_, "where m.authority_id = :a and m.id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace quorate::db
