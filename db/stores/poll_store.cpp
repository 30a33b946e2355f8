#include "db/stores/poll_store.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "db/session/many_rows.hpp"
#include "db/stores/attendance_columns.hpp"
#include "db/stores/first_found.hpp"

namespace quorate::db {
namespace {

#define POLLS                                                                            \
    "select id, authority_id, case_id, type, mode, venue, video_link, minute_taker_id, " \
    "confirm_quorum, confirm_duplicate, confirm_room, status, doubt, deadline, round, "  \
    "created_by, created_at, ended_at, meeting_id, chosen, version, "                    \
    "family_minutes_before, debrief_minutes_after from availability_poll "

int flag(bool is_set)
{
    return is_set ? 1 : 0;
}

template <class... In>
std::vector<core::Poll> heads(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Poll> found;
    for (auto& [id,
                authority,
                family,
                type,
                mode,
                venue,
                link,
                minute_taker,
                quorum,
                duplicate,
                room,
                status,
                doubt,
                deadline,
                round,
                maker,
                made_at,
                ended_at,
                meeting,
                chosen,
                version,
                before,
                after] : sql.select<core::PollId,
                                    core::AuthorityId,
                                    core::CaseId,
                                    std::string,
                                    std::string,
                                    std::string,
                                    std::string,
                                    std::optional<core::UserId>,
                                    int,
                                    int,
                                    int,
                                    std::string,
                                    std::string,
                                    core::Instant,
                                    int,
                                    core::UserId,
                                    core::Instant,
                                    std::optional<core::Instant>,
                                    std::optional<core::MeetingId>,
                                    int,
                                    int,
                                    int,
                                    int>(text, in...)) {
        core::Poll& poll = found.emplace_back();
        poll.id = std::move(id);
        poll.authority = std::move(authority);
        poll.case_id = std::move(family);
        poll.type = core::meeting_type_from(type).value();
        poll.mode = core::meeting_mode_from(mode).value();
        poll.venue = std::move(venue);
        poll.video_link = std::move(link);
        poll.minute_taker = std::move(minute_taker);
        poll.confirmed = {.quorum = quorum == 1, .duplicate = duplicate == 1, .room = room == 1};
        poll.status = core::poll_status_from(status).value();
        poll.doubt = core::poll_doubt_from(doubt).value();
        poll.deadline = deadline;
        poll.round = round;
        poll.created_by = std::move(maker);
        poll.created_at = made_at;
        poll.ended_at = ended_at;
        poll.meeting = std::move(meeting);
        poll.chosen = chosen;
        poll.version = version;
        poll.family_minutes_before = before;
        poll.debrief_minutes_after = after;
    }
    return found;
}

using ById = std::map<core::PollId, core::Poll*>;

void add_children(Sql& sql, const std::string& list, const std::vector<Value>& ids, ById& polls)
{
    const std::string text =
        "select poll_id, child_id from poll_child where poll_id in " + list + " order by child_id";
    for (auto& [poll, child] : sql.select<core::PollId, core::ChildId>(text.c_str(), ids))
        polls.at(poll)->children.push_back(std::move(child));
}

void add_allowed(Sql& sql, const std::string& list, const std::vector<Value>& ids, ById& polls)
{
    const std::string text =
        "select poll_id, note_id from poll_may_meet where poll_id in " + list + " order by note_id";
    for (auto& [poll, pair] : sql.select<core::PollId, std::string>(text.c_str(), ids))
        polls.at(poll)->may_meet.push_back(std::move(pair));
}

void add_choices(Sql& sql, const std::string& list, const std::vector<Value>& ids, ById& polls)
{
    const std::string text =
        "select poll_id, hold_id, chair_id, room_id, starts_at, ends_at from poll_choice "
        "where poll_id in " +
        list + " order by poll_id, number";
    for (auto& [poll, hold, chair, room, starts, ends] :
         sql.select<core::PollId,
                    core::HoldId,
                    core::UserId,
                    std::optional<core::RoomId>,
                    core::Instant,
                    core::Instant>(text.c_str(), ids))
        polls.at(poll)->choices.push_back({.hold = std::move(hold),
                                           .chair = std::move(chair),
                                           .room = std::move(room),
                                           .starts_at = starts,
                                           .ends_at = ends});
}

void add_seats(Sql& sql, const std::string& list, const std::vector<Value>& ids, ById& polls)
{
    const std::string text =
        "select poll_id, id, holder, requirement, attends_from, attends_until, is_asked, email, "
        "reference, "
        "coalesce(link_hash, ''), answered_at, answered_by, wrong_person_at, link_generation "
        "from poll_seat where poll_id in " +
        list + " order by poll_id, number";
    for (auto& [poll,
                id,
                holder,
                requirement,
                from,
                until,
                is_asked,
                email,
                reference,
                link,
                answered_at,
                answered_by,
                wrong_at,
                generation] : sql.select<core::PollId,
                                         core::PollSeatId,
                                         std::string,
                                         std::string,
                                         std::optional<int>,
                                         std::optional<int>,
                                         int,
                                         core::Email,
                                         std::string,
                                         std::string,
                                         std::optional<core::Instant>,
                                         std::optional<core::UserId>,
                                         std::optional<core::Instant>,
                                         int>(text.c_str(), ids))
        polls.at(poll)->seats.push_back({.id = std::move(id),
                                         .holder = core::seat_holder_from(holder).value(),
                                         .requirement = core::requirement_from(requirement).value(),
                                         .window = window_of(from, until),
                                         .is_asked = is_asked == 1,
                                         .email = std::move(email),
                                         .reference = std::move(reference),
                                         .link_hash = std::move(link),
                                         .answered_at = answered_at,
                                         .answered_by = std::move(answered_by),
                                         .wrong_person_at = wrong_at,
                                         .link_generation = generation});
}

void add_answers(Sql& sql, const std::string& list, const std::vector<Value>& ids, ById& polls)
{
    const std::string text =
        "select s.poll_id, s.id, a.number, a.answer from poll_answer a "
        "join poll_seat s on s.id = a.seat_id where s.poll_id in " +
        list + " order by s.poll_id, s.number, a.number";
    for (auto& [poll, seat, number, answer] :
         sql.select<core::PollId, core::PollSeatId, int, std::string>(text.c_str(), ids)) {
        auto& seats = polls.at(poll)->seats;
        const auto found = std::ranges::find(seats, seat, &core::PollSeat::id);
        found->answers.resize(static_cast<std::size_t>(number) + 1);
        found->answers.back() = core::poll_answer_from(answer).value();
    }
}

std::vector<core::Poll> whole(Sql& sql, std::vector<core::Poll> found)
{
    ById polls;
    std::vector<core::PollId> ids;
    for (core::Poll& poll : found) {
        polls.emplace(poll.id, &poll);
        ids.push_back(poll.id);
    }
    if (ids.empty()) return found;
    in_lists(ids, [&](const std::string& list, const std::vector<Value>& values) {
        add_children(sql, list, values, polls);
        add_allowed(sql, list, values, polls);
        add_choices(sql, list, values, polls);
        add_seats(sql, list, values, polls);
        add_answers(sql, list, values, polls);
    });
    return found;
}

void add_head(Sql& sql, const core::Poll& poll)
{
    sql.execute(
        "insert into availability_poll (id, authority_id, case_id, type, mode, venue, video_link, "
        "minute_taker_id, confirm_quorum, confirm_duplicate, confirm_room, status, doubt, "
        "deadline, round, created_by, created_at, ended_at, meeting_id, chosen, version, "
        "family_minutes_before, debrief_minutes_after) values "
        "(:i, :a, :c, :t, :m, :v, :l, :mt, :cq, :cd, :cr, :s, :d, :dl, :r, :by, :at, :e, :mg, "
        ":ch, :n, :fb, :da)",
        poll.id,
        poll.authority,
        poll.case_id,
        std::string{code(poll.type)},
        std::string{code(poll.mode)},
        poll.venue,
        poll.video_link,
        poll.minute_taker,
        flag(poll.confirmed.quorum),
        flag(poll.confirmed.duplicate),
        flag(poll.confirmed.room),
        std::string{code(poll.status)},
        std::string{code(poll.doubt)},
        poll.deadline,
        poll.round,
        poll.created_by,
        poll.created_at,
        poll.ended_at,
        poll.meeting,
        poll.chosen,
        poll.version,
        poll.family_minutes_before,
        poll.debrief_minutes_after);
}

std::optional<core::PollSeatKey> key_from(
    const std::optional<std::tuple<core::AuthorityId, core::PollId, core::PollSeatId>>& found)
{
    if (!found) return std::nullopt;
    return core::PollSeatKey{std::get<0>(*found), std::get<1>(*found), std::get<2>(*found)};
}

}  // namespace

void PollStore::add(const core::Poll& poll)
{
    add_head(sql_, poll);
    ManyRows children{"insert into poll_child (authority_id, poll_id, child_id)"};
    for (const core::ChildId& child : poll.children)
        children.row(poll.authority, poll.id, child);
    children.flush(sql_);

    ManyRows allowed{"insert into poll_may_meet (authority_id, poll_id, note_id)"};
    for (const std::string& pair : poll.may_meet)
        allowed.row(poll.authority, poll.id, pair);
    allowed.flush(sql_);

    ManyRows choices{
        "insert into poll_choice (authority_id, poll_id, number, hold_id, chair_id, room_id, "
        "starts_at, ends_at)"};
    int number = 0;
    for (const core::PollChoice& choice : poll.choices)
        choices.row(poll.authority,
                    poll.id,
                    number++,
                    choice.hold,
                    choice.chair,
                    choice.room,
                    choice.starts_at,
                    choice.ends_at);
    choices.flush(sql_);

    ManyRows seats{
        "insert into poll_seat (id, authority_id, poll_id, number, holder, requirement, "
        "attends_from, "
        "attends_until, is_asked, email, reference, link_hash, answered_at)"};
    number = 0;
    for (const core::PollSeat& seat : poll.seats)
        seats.row(seat.id,
                  poll.authority,
                  poll.id,
                  number++,
                  seat_key(seat.holder),
                  std::string{code(seat.requirement)},
                  window_column(seat.window, &core::AttendanceWindow::from),
                  window_column(seat.window, &core::AttendanceWindow::until),
                  flag(seat.is_asked),
                  seat.email,
                  seat.reference,
                  seat.is_asked ? std::optional{seat.link_hash} : std::nullopt,
                  seat.answered_at);
    seats.flush(sql_);
    for (const core::PollSeat& seat : poll.seats)
        if (!seat.answers.empty()) save_answers(poll.authority, poll.id, seat);
}

std::optional<core::Poll> PollStore::find(const core::AuthorityId& authority,
                                          const core::PollId& id)
{
    return first(
        whole(sql_, heads(sql_, POLLS "where authority_id = :a and id = :i", authority, id)));
}

std::optional<core::PollSeatKey> PollStore::find_by_link(const std::string& link_hash)
{
    return key_from(sql_.find<core::AuthorityId, core::PollId, core::PollSeatId>(
        "select authority_id, poll_id, id from poll_seat where link_hash = :h", link_hash));
}

std::optional<core::PollSeatKey> PollStore::find_seat(const core::AuthorityId& authority,
                                                      const core::PollSeatId& seat)
{
    return key_from(sql_.find<core::AuthorityId, core::PollId, core::PollSeatId>(
        "select authority_id, poll_id, id from poll_seat where authority_id = :a and id = :i",
        authority,
        seat));
}

void PollStore::give_to(const core::AuthorityId& authority,
                        const core::PollId& poll,
                        const core::UserId& maker)
{
    sql_.execute("update availability_poll set created_by = :u where authority_id = :a and id = :i",
                 maker,
                 authority,
                 poll);
}

std::vector<core::Poll> PollStore::made_by(const core::AuthorityId& authority,
                                           const core::UserId& maker,
                                           int limit)
{
    return whole(
        sql_,
        heads(sql_,
              POLLS "where authority_id = :a and created_by = :u order by "
                    "case status when 'waiting' then 0 when 'open' then 1 else 2 end, "
                    "case when ended_at is null then deadline else -ended_at end, id limit :l",
              authority,
              maker,
              limit));
}

std::vector<core::Poll> PollStore::of_case(const core::AuthorityId& authority,
                                           const core::CaseId& id)
{
    return whole(
        sql_,
        heads(sql_,
              POLLS "where authority_id = :a and case_id = :c order by created_at desc, id desc",
              authority,
              id));
}

int PollStore::count_waiting(const core::AuthorityId& authority, const core::UserId& maker)
{
    return sql_.value<int>(
        "select count(*) from availability_poll where authority_id = :a and created_by = :u "
        "and status = 'waiting'",
        authority,
        maker);
}

std::vector<core::PollKey> PollStore::due(core::Instant now, int limit)
{
    std::vector<core::PollKey> found;
    for (auto& [authority, id] : sql_.select<core::AuthorityId, core::PollId>(
             "select p.authority_id, p.id from availability_poll p where p.status = 'open' "
             "and (p.deadline <= :n or not exists (select 1 from poll_seat s where "
             "s.poll_id = p.id and s.is_asked = 1 and s.answered_at is null)) "
             "order by p.deadline, p.id limit :l",
             now,
             limit))
        found.push_back({.authority = std::move(authority), .poll = std::move(id)});
    return found;
}

core::Result<int> PollStore::save(const core::Poll& poll)
{
    const long long saved = sql_.execute(
        "update availability_poll set status = :s, doubt = :d, deadline = :dl, round = :r, "
        "ended_at = :e, meeting_id = :m, chosen = :c, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        std::string{code(poll.status)},
        std::string{code(poll.doubt)},
        poll.deadline,
        poll.round,
        poll.ended_at,
        poll.meeting,
        poll.chosen,
        poll.authority,
        poll.id,
        poll.version);
    if (saved != 1) return core::Refusal::stale_version;
    int number = 0;
    for (const core::PollChoice& choice : poll.choices)
        sql_.execute(
            "update poll_choice set hold_id = :h where authority_id = :a and poll_id = :i and "
            "number = :n and hold_id <> :o",
            choice.hold,
            poll.authority,
            poll.id,
            number++,
            choice.hold);
    return poll.version + 1;
}

void PollStore::save_answers(const core::AuthorityId& authority,
                             const core::PollId& poll,
                             const core::PollSeat& seat)
{
    const long long saved = sql_.execute(
        "update poll_seat set answered_at = :t, answered_by = :b, wrong_person_at = :w "
        "where authority_id = :a and poll_id = :p and id = :i",
        seat.answered_at,
        seat.answered_by,
        seat.wrong_person_at,
        authority,
        poll,
        seat.id);
    if (saved != 1) return;
    sql_.execute(
        "delete from poll_answer where authority_id = :a and seat_id = :i", authority, seat.id);
    ManyRows rows{"insert into poll_answer (authority_id, seat_id, number, answer)"};
    int number = -1;
    for (const core::PollAnswer answer : seat.answers) {
        ++number;
        if (answer == core::PollAnswer::none) continue;
        rows.row(authority, seat.id, number, std::string{code(answer)});
    }
    rows.flush(sql_);
}

}  // namespace quorate::db
