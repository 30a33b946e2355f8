#include "core/due_dates/tell_of_moved_dates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/cases/case_store.hpp"
#include "core/due_dates/date_move_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

// With more cases than this, the cases of a person are asked for at once and not one by one.
constexpr std::size_t few_cases = 8;

template <class Thing>
auto by_id(std::vector<Thing> things)
{
    std::map<decltype(Thing::id), Thing> found;
    for (Thing& each : things) {
        auto id = each.id;
        found.emplace(std::move(id), std::move(each));
    }
    return found;
}

// Each once, in order.
template <class Id>
std::vector<Id> ids_of(const std::set<Id>& ids)
{
    return {ids.begin(), ids.end()};
}

Actor as_actor(const User& user)
{
    return {.user = user.id, .authority = user.authority, .role = user.role, .teams = user.teams};
}

// The date that people are told of.
const CaseDueDate& date_of(const MovedDate& moved)
{
    return moved.after ? *moved.after : moved.before;
}

// Finds out whom a date concerns. A change of calendars moves thousands of dates, so everything is
// asked for once and not for each of them.
class Concerned {
public:
    Concerned(UnitOfWork& work,
              const Actor& actor,
              Instant now,
              const std::vector<MovedDate>& moved)
        : work_{work}, now_{now}
    {
        std::set<CaseId> cases;
        std::set<MeetingId> meetings;
        for (const MovedDate& each : moved) {
            cases.insert(each.before.case_id);
            if (const auto& meeting = date_of(each).meeting) meetings.insert(*meeting);
        }
        const AuthorityId& authority = actor.authority;
        cases_ = by_id(work.date_moves.concerned_cases(authority, ids_of(cases)));
        meetings_ = by_id(work.date_moves.concerned_meetings(authority, ids_of(meetings)));
        for (User& user : work.users.of_authority(authority)) {
            if (!user.active || user.id == actor.user) continue;
            if (user.role == Role::team_manager)
                for (const TeamId& team : user.teams)
                    managers_[team].push_back(user.id);
            const UserId id = user.id;
            staff_.emplace(id, std::move(user));
        }
    }

    std::set<UserId> people_for(const CaseDueDate& date)
    {
        std::set<UserId> people;
        const auto found = cases_.find(date.case_id);
        if (found == cases_.end() || !found->second.is_open) return people;
        const ConcernedCase& family = found->second;
        const auto add = [&](const UserId& user) {
            const auto person = staff_.find(user);
            if (person != staff_.end() && may_know(person->second, family)) people.insert(user);
        };
        add(family.lead_worker);
        for (const UserId& manager : managers_[family.team])
            add(manager);
        const auto meeting = date.meeting ? meetings_.find(*date.meeting) : meetings_.end();
        if (meeting != meetings_.end()) {
            add(meeting->second.chair);
            add(meeting->second.booked_by);
        }
        return people;
    }

    const User& person(const UserId& id) const { return staff_.at(id); }

private:
    bool may_know(const User& user, const ConcernedCase& family)
    {
        const Actor actor = as_actor(user);
        CaseFacts facts{.id = family.id,
                        .authority = user.authority,
                        .team = family.team,
                        .level = family.level,
                        .same_team = actor.is_in_team(family.team)};
        const auto permitted = [&] {
            return permit_on_case(actor, Action::case_view_summary, facts, now_).has_value();
        };
        if (permitted()) return true;
        facts.involved = involvement_of(actor).contains(family.id);
        return facts.involved && permitted();
    }

    const std::set<CaseId>& involvement_of(const Actor& actor)
    {
        const auto known = involved_.find(actor.user);
        if (known != involved_.end()) return known->second;
        std::set<CaseId>& mine = involved_[actor.user];
        if (cases_.size() > few_cases) return mine = work_.cases.involving(actor, now_);
        for (const auto& [id, family] : cases_) {
            const auto facts = work_.cases.facts(actor, id, now_);
            if (facts && facts->involved) mine.insert(id);
        }
        return mine;
    }

    UnitOfWork& work_;
    Instant now_;
    std::map<CaseId, ConcernedCase> cases_;
    std::map<MeetingId, ConcernedMeeting> meetings_;
    std::map<UserId, User> staff_;  // who may be told at all
    std::map<TeamId, std::vector<UserId>> managers_;
    std::map<UserId, std::set<CaseId>> involved_;
};

OutboxMessage mail_of(const CaseTools& tools, const MoveNotice& notice, const User& user)
{
    const Instant now = tools.clock.now();
    return {.id = OutboxMessageId{tools.random.id()},
            .authority = user.authority,
            .dedupe_key = dedupe_key(MessageKind::moved_dates, notice.id.text(), 0),
            .kind = MessageKind::moved_dates,
            .notice = notice.id,
            .to = user.email,
            .message_id = tools.random.uid(),
            .next_at = now,
            .created_at = now};
}

}  // namespace

void tell_of_moved_dates(UnitOfWork& work,
                         const CaseTools& tools,
                         const Actor& actor,
                         const MoveReason& reason,
                         const std::vector<MovedDate>& moved)
{
    if (moved.empty()) return;
    const Instant now = tools.clock.now();
    Concerned concerned{work, actor, now, moved};
    std::vector<KeptDate> dates;
    std::map<UserId, std::vector<DueDateId>> told;
    for (const MovedDate& each : moved) {
        const CaseDueDate& date = date_of(each);
        const auto before = each.after ? std::optional{each.before.id} : std::nullopt;
        dates.push_back({date.id, before, date.case_id});
        for (const UserId& user : concerned.people_for(date))
            told[user].push_back(date.id);
    }

    std::vector<MoveNotice> notices;
    for (auto& [user, ids] : told)
        notices.push_back(
            {.id = MoveNoticeId{tools.random.id()}, .user = user, .dates = std::move(ids)});
    work.date_moves.add({.id = DateMoveId{tools.random.id()},
                         .authority = actor.authority,
                         .reason = reason,
                         .made_by = actor.user,
                         .made_at = now},
                        dates,
                        notices);
    for (const MoveNotice& notice : notices) {
        const User& user = concerned.person(notice.user);
        if (!user.email.empty()) work.outbox.enqueue(mail_of(tools, notice, user));
    }
}

}  // namespace quorate::core
