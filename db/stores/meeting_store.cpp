#include "db/stores/meeting_store.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <set>
#include <stdexcept>

#include "core/dates/london_time.hpp"
#include "db/stores/case_visibility.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/raise_feeds.hpp"
#include "db/stores/time_claims.hpp"

namespace quorate::db {
namespace {

using std::chrono::minutes;

#define MEETING_COLUMNS                                                                         \
    "m.id, m.authority_id, m.case_id, m.type, m.reference, m.feed_uid, m.status, m.starts_at, " \
    "m.ends_at, m.mode, m.chair_id, m.room_id, m.venue, m.video_link, m.due_date_id, "          \
    "m.late_reason, m.late_authoriser_id, m.change_reason, m.sequence, m.created_by, "          \
    "m.created_at, m.changed_at, m.opened_at, m.closed_at, m.version, m.replies_version, "      \
    "m.late_reason_code, m.minute_taker_id, m.family_minutes_before, m.debrief_minutes_after"
constexpr std::size_t first_after_meeting = 30;

template <class Row>
core::Meeting meeting_of(Row& row)
{
    const auto type = core::meeting_type_from(std::get<3>(row));
    const auto status = core::meeting_status_from(std::get<6>(row));
    const auto mode = core::meeting_mode_from(std::get<9>(row));
    if (!type || !status || !mode) throw std::logic_error{"a meeting is kept with unknown codes"};
    return {.id = std::get<0>(row),
            .authority = std::get<1>(row),
            .case_id = std::get<2>(row),
            .type = *type,
            .reference = std::get<4>(row),
            .feed_uid = std::get<5>(row),
            .status = *status,
            .starts_at = std::get<7>(row),
            .ends_at = std::get<8>(row),
            .family_minutes_before = std::get<28>(row),
            .debrief_minutes_after = std::get<29>(row),
            .mode = *mode,
            .chair = std::get<10>(row),
            .minute_taker = std::get<27>(row),
            .room = std::get<11>(row),
            .venue = std::get<12>(row),
            .video_link = std::get<13>(row),
            .due_date = std::get<14>(row),
            .late_reason_code = core::late_reason_from(std::get<26>(row)),
            .late_reason = std::get<15>(row),
            .late_authoriser = std::get<16>(row),
            .change_reason = std::get<17>(row),
            .sequence = std::get<18>(row),
            .created_by = std::get<19>(row),
            .created_at = std::get<20>(row),
            .changed_at = std::get<21>(row),
            .opened_at = std::get<22>(row),
            .closed_at = std::get<23>(row),
            .version = std::get<24>(row),
            .replies_version = std::get<25>(row)};
}

template <class... More, class... In>
auto select_meetings(Sql& sql, const std::string& text, const In&... in)
{
    return sql.select<core::MeetingId,
                      core::AuthorityId,
                      core::CaseId,
                      std::string,
                      std::string,
                      std::string,
                      std::string,
                      core::Instant,
                      core::Instant,
                      std::string,
                      core::UserId,
                      std::optional<core::RoomId>,
                      std::string,
                      std::string,
                      std::optional<core::DueDateId>,
                      core::FreeText,
                      std::optional<core::UserId>,
                      core::FreeText,
                      int,
                      core::UserId,
                      core::Instant,
                      core::Instant,
                      std::optional<core::Instant>,
                      std::optional<core::Instant>,
                      int,
                      int,
                      std::string,
                      std::optional<core::UserId>,
                      int,
                      int,
                      More...>(text.c_str(), in...);
}

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

std::string late_code(const core::Meeting& meeting)
{
    return meeting.late_reason_code ? std::string{code(*meeting.late_reason_code)} : std::string{};
}

}  // namespace

void MeetingStore::add(const core::Meeting& meeting)
{
    sql_.execute(
        "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
        "starts_at, ends_at, mode, chair_id, room_id, venue, video_link, due_date_id, "
        "late_reason_code, late_reason, late_authoriser_id, change_reason, sequence, created_by, "
        "created_at, changed_at, minute_taker_id, family_minutes_before, debrief_minutes_after) "
        "values "
        "(:i, :a, :c, :t, :r, :f, :s, :b, :e, :m, :ch, :ro, :v, :vl, :d, :lc, :lr, :la, :cr, :sq, "
        ":by, :at, :ca, :mt, :fb, :da)",
        meeting.id,
        meeting.authority,
        meeting.case_id,
        std::string{code(meeting.type)},
        meeting.reference,
        meeting.feed_uid,
        std::string{code(meeting.status)},
        meeting.starts_at,
        meeting.ends_at,
        std::string{code(meeting.mode)},
        meeting.chair,
        meeting.room,
        meeting.venue,
        meeting.video_link,
        meeting.due_date,
        late_code(meeting),
        meeting.late_reason,
        meeting.late_authoriser,
        meeting.change_reason,
        meeting.sequence,
        meeting.created_by,
        meeting.created_at,
        meeting.changed_at,
        meeting.minute_taker,
        meeting.family_minutes_before,
        meeting.debrief_minutes_after);
    raise_feed_of_room(sql_, meeting.id);
    for (const core::ChildId& child : meeting.children)
        sql_.execute(
            "insert into meeting_child (authority_id, meeting_id, child_id) values (:a, :m, :c)",
            meeting.authority,
            meeting.id,
            child);
}

std::optional<core::Meeting> MeetingStore::find(const core::AuthorityId& authority,
                                                const core::MeetingId& id)
{
    auto rows = select_meetings(sql_,
                                "select " MEETING_COLUMNS
                                " from meeting m where m.authority_id = :a and m.id = :i",
                                authority,
                                id);
    if (rows.empty()) return std::nullopt;
    core::Meeting meeting = meeting_of(rows.front());
    for (auto& [child] : sql_.select<core::ChildId>(
             "select child_id from meeting_child where authority_id = :a and meeting_id = :m "
             "order by child_id",
             authority,
             id))
        meeting.children.push_back(std::move(child));
    return meeting;
}

void MeetingStore::set_hold(const core::AuthorityId& authority,
                            const core::MeetingId& id,
                            const core::HoldId& hold)
{
    sql_.execute("update meeting set from_hold = :h where authority_id = :a and id = :i",
                 hold,
                 authority,
                 id);
}

std::optional<core::MeetingId> MeetingStore::booked_with(const core::AuthorityId& authority,
                                                         const core::HoldId& hold)
{
    for (auto& [id] : sql_.select<core::MeetingId>(
             "select id from meeting where authority_id = :a and from_hold = :h", authority, hold))
        return std::move(id);
    return std::nullopt;
}

std::vector<core::Meeting> MeetingStore::of_case(const core::AuthorityId& authority,
                                                 const core::CaseId& id)
{
    std::vector<core::Meeting> meetings;
    for (auto& row :
         select_meetings(sql_,
                         "select " MEETING_COLUMNS " from meeting m where m.authority_id = :a and "
                         "m.case_id = :c and m.status <> 'cancelled' "
                         "order by m.starts_at, m.id",
                         authority,
                         id))
        meetings.push_back(meeting_of(row));
    for (auto& [meeting, child] : sql_.select<core::MeetingId, core::ChildId>(
             "select n.meeting_id, n.child_id from meeting_child n "
             "join meeting m on m.id = n.meeting_id "
             "where m.authority_id = :a and m.case_id = :c order by n.child_id",
             authority,
             id)) {
        const auto found = std::ranges::find(meetings, meeting, &core::Meeting::id);
        if (found != meetings.end()) found->children.push_back(std::move(child));
    }
    return meetings;
}

core::Result<int> MeetingStore::save(const core::Meeting& meeting)
{
    raise_feed_of_room(sql_, meeting.id);  // it may be in another afterwards
    const auto changed = sql_.execute(
        "update meeting set status = :s, starts_at = :b, ends_at = :e, "
        "family_minutes_before = :fb, debrief_minutes_after = :da, mode = :m, chair_id = :ch, "
        "minute_taker_id = :mt, room_id = :ro, venue = :v, video_link = :vl, due_date_id = :d, "
        "late_reason_code = :lc, late_reason = :lr, late_authoriser_id = :la, change_reason = :cr, "
        "sequence = :sq, changed_at = :ca, "
        "opened_at = :op, closed_at = :cl, version = version + 1, "
        "replies_version = replies_version + 1 "
        "where authority_id = :a and id = :i and version = :ver",
        std::string{code(meeting.status)},
        meeting.starts_at,
        meeting.ends_at,
        meeting.family_minutes_before,
        meeting.debrief_minutes_after,
        std::string{code(meeting.mode)},
        meeting.chair,
        meeting.minute_taker,
        meeting.room,
        meeting.venue,
        meeting.video_link,
        meeting.due_date,
        late_code(meeting),
        meeting.late_reason,
        meeting.late_authoriser,
        meeting.change_reason,
        meeting.sequence,
        meeting.changed_at,
        meeting.opened_at,
        meeting.closed_at,
        meeting.authority,
        meeting.id,
        meeting.version);
    if (changed == 1) {
        raise_feed_of_room(sql_, meeting.id);
        static const std::string text = "update due_date set booked_late = " + starts_after_limit +
                                        " where authority_id = :a and meeting_id = :i";
        sql_.execute(text.c_str(),
                     meeting.starts_at,
                     core::london_date(meeting.starts_at),
                     meeting.authority,
                     meeting.id);
        return meeting.version + 1;
    }
    const bool exists = find(meeting.authority, meeting.id).has_value();
    return exists ? core::Refusal::stale_version : core::Refusal::not_found;
}

bool MeetingStore::has_reference(const std::string& reference)
{
    return sql_.value<int>("select count(*) from meeting where reference = :r", reference) > 0;
}

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

core::Clashes MeetingStore::clashes(const core::TimeNeeds& needs, core::Instant now)
{
    const std::string chair = user_subject(needs.chair);
    const std::string minute_taker =
        needs.minute_taker ? user_subject(*needs.minute_taker) : std::string{};
    const std::string room = needs.room ? room_subject(*needs.room) : std::string{};
    std::set<std::string> people{minute_taker};
    std::set<std::string> in_part;
    for (const core::SeatHolder& holder : needs.required)
        (needs.windows.contains(holder) ? in_part : people).insert(seat_key(holder));
    std::set<std::string> all_along{chair, room};
    people.erase("");
    people.erase(chair);
    all_along.erase("");

    std::set<std::string> taken =
        taken_subjects(sql_, needs, needs.starts_at, needs.ends_at, people, now);
    for (const auto& [holder, window] : needs.windows) {
        const std::string subject = seat_key(holder);
        if (!in_part.contains(subject)) continue;
        const auto time = core::attended(needs.starts_at, needs.ends_at, window);
        taken.merge(taken_subjects(sql_, needs, time.starts_at, time.ends_at, {subject}, now));
    }
    const std::set<std::string> taken_all_along =
        taken_subjects(sql_,
                       needs,
                       needs.starts_at - minutes{needs.family_minutes_before},
                       needs.ends_at + minutes{needs.debrief_minutes_after},
                       all_along,
                       now);
    core::Clashes clashes{.chair = taken_all_along.contains(chair),
                          .minute_taker = taken.contains(minute_taker),
                          .room = taken_all_along.contains(room)};
    for (const core::SeatHolder& holder : needs.required) {
        const std::string subject = seat_key(holder);
        if (subject != chair && subject != minute_taker && taken.contains(subject))
            clashes.required.push_back(holder);
    }
    return clashes;
}

std::vector<core::TakenTime> MeetingStore::taken_times(const core::AuthorityId& authority,
                                                       core::Instant from,
                                                       core::Instant until)
{
    std::vector<core::TakenTime> taken;
    for (auto& [contact, member, user, meeting, starts, ends] :
         sql_.select<std::optional<core::ContactId>,
                     std::optional<core::FamilyMemberId>,
                     std::optional<core::UserId>,
                     core::MeetingId,
                     core::Instant,
                     core::Instant>(
             "select i.contact_id, i.family_member_id, i.user_id, m.id, "
             "m.starts_at + 60 * coalesce(i.attends_from, 0), "
             "coalesce(m.starts_at + 60 * i.attends_until, m.ends_at) "
             "from meeting m join invitee i on i.meeting_id = m.id and i.removed_at is null "
             "where m.authority_id = :a and m.starts_at < :u and m.ends_at > :f "
             "and m.status <> 'cancelled' and (i.user_id is null or i.user_id <> m.chair_id) "
             "union all select null, null, c.chair_id, c.id, "
             "c.starts_at - 60 * c.family_minutes_before, c.ends_at + 60 * c.debrief_minutes_after "
             "from meeting c where c.authority_id = :a2 "
             "and c.starts_at - 60 * c.family_minutes_before < :u2 "
             "and c.ends_at + 60 * c.debrief_minutes_after > :f2 "
             "and c.status <> 'cancelled' order by 5, 4",
             authority,
             until,
             from,
             authority,
             until,
             from))
        taken.push_back({.who = {std::move(contact), std::move(member), std::move(user)},
                         .meeting = std::move(meeting),
                         .starts_at = starts,
                         .ends_at = ends});
    return taken;
}

void MeetingStore::raise_replies_version(const core::AuthorityId& authority,
                                         const core::MeetingId& id)
{
    sql_.execute(
        "update meeting set replies_version = replies_version + 1 "
        "where authority_id = :a and id = :i",
        authority,
        id);
}

int MeetingStore::replies_version(const core::AuthorityId& authority, const core::MeetingId& id)
{
    const auto row = sql_.find<int>(
        "select replies_version from meeting where authority_id = :a and id = :i", authority, id);
    return row ? std::get<0>(*row) : 0;
}

}  // namespace quorate::db
