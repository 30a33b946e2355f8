#include "core/leaving/hand_over.hpp"

#include <algorithm>
#include <set>

#include "core/access/permission.hpp"
#include "core/actions/reassign_actions.hpp"
#include "core/audit/audited.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/outbox/staff_notice.hpp"
#include "core/polls/poll_store.hpp"

namespace quorate::core {
namespace {

constexpr Action allocating = Action::case_allocate;
constexpr int most_polls = 200;

// Of a sealed family only those know who are on it, whoever may allocate others.
bool may_allocate(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto facts = work.cases.facts(actor, id, now);
    return facts && (facts->involved || facts->level < 2) &&
           permit_on_case(actor, allocating, *facts, now);
}

bool may_ask(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto facts = work.cases.facts(actor, id, now);
    return facts && permit_on_case(actor, Action::meeting_create, *facts, now);
}

Result<User> leaver(UnitOfWork& work, const Actor& actor, const UserId& id)
{
    if (const auto allowed = permit_role(actor, allocating); !allowed) return allowed.error();
    auto user = work.users.find(id);
    if (!user || user->authority != actor.authority || user->agency)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(allocating)},
                     .object = id.text()};
    return *std::move(user);
}

void find_meetings(UnitOfWork& work, const Actor& actor, Instant now, LeftBehind& left)
{
    const User& person = left.person;
    std::set<MeetingId> seen;
    for (const InviteeEntry& seat :
         work.invitees.ahead_at(actor.authority, {.user = person.id}, person.email, now)) {
        if (!seen.insert(seat.invitee.meeting).second) continue;
        const auto known =
            permitted_meeting(work, actor, Action::meeting_reschedule, seat.invitee.meeting, now);
        if (!known) {
            ++left.others;
            continue;
        }
        const Meeting& meeting = known->meeting;
        if (meeting.status != MeetingStatus::scheduled || meeting.opened_at) continue;
        left.meetings.push_back(
            {.listing = work.meetings.find_listing(actor.authority, meeting.id).value(),
             .chairs = meeting.chair == person.id,
             .takes_minutes = meeting.minute_taker == person.id});
        left.meetings.back().listing.meeting = meeting;
    }
}

// The seat of one person at a meeting, if they have one.
std::optional<Invitee> seat_at(UnitOfWork& work, const Meeting& meeting, const UserId& user)
{
    for (const InviteeEntry& each : work.invitees.of_meeting(meeting.authority, meeting.id))
        if (each.invitee.holder.user == user) return each.invitee;
    return std::nullopt;
}

Result<Done> give_task(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const LeftMeeting& left,
                       const UserId& from,
                       const UserId& to)
{
    if (!left.chairs && !left.takes_minutes) return Done{};
    const Meeting& meeting = left.listing.meeting;
    TimeAndPlace when = time_and_place_of(meeting);
    if (left.chairs) when.chair = to;
    if (meeting.minute_taker == from) when.minute_taker = to;
    // The room is as it was: whether it is large enough was asked when it was chosen.
    const auto moved = reschedule_meeting(work,
                                          tools,
                                          actor,
                                          {.meeting = meeting.id,
                                           .version = meeting.version,
                                           .when_and_where = when,
                                           .confirmed = {.room = true, .access = true}});
    if (!moved) return moved.error();
    return Done{};
}

// A seat that goes with no task, or that was theirs besides.
Result<Done> give_seat(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const Meeting& meeting,
                       const UserId& from,
                       const UserId& to)
{
    const auto seat = seat_at(work, meeting, from);
    if (!seat) return Done{};
    const auto removed = remove_invitee(work, tools, actor, meeting.id, seat->id, seat->version);
    if (!removed || seat_at(work, meeting, to)) return removed;
    const auto added = add_invitee(
        work,
        tools,
        actor,
        meeting.id,
        {.holder = {.user = to}, .requirement = seat->requirement, .window = seat->window},
        {.room = true});
    if (!added) return added.error();
    return Done{};
}

// What was written to anybody about a meeting since `before`.
void add_told(UnitOfWork& work,
              const Meeting& meeting,
              const std::set<OutboxMessageId>& before,
              Instant now,
              HandedOver& done)
{
    const auto seats = seats_ever(work, meeting);
    for (const OutboxMessage& each : work.outbox.of_meeting(meeting.authority, meeting.id)) {
        if (before.contains(each.id) || each.state != MessageState::pending) continue;
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& one) { return one.invitee.id == each.invitee; });
        if (seat == seats.end()) continue;
        const bool is_new = seat->invitee.created_at == now;
        done.told.push_back({.who = seat->name,
                             .what = each.kind == MessageKind::cancel
                                         ? "is told that they need not come"
                                     : is_new ? "is invited"
                                              : "is told what is different",
                             .starts_at = meeting.starts_at});
    }
}

std::set<OutboxMessageId> messages_of(UnitOfWork& work, const Meeting& meeting)
{
    std::set<OutboxMessageId> ids;
    for (const OutboxMessage& each : work.outbox.of_meeting(meeting.authority, meeting.id))
        ids.insert(each.id);
    return ids;
}

// The faults of one part, under the name that the form has for it.
void complain(std::vector<FieldError>& faults, const std::string& field, const Error& error)
{
    if (error.fields.empty())
        faults.push_back(
            {field,
             "This cannot be given to them: " + std::string{refusal_text(error.refusal).sentence}});
    for (const FieldError& each : error.fields)
        faults.push_back({field, each.message});
}

// One of the authority's own staff whose role may see families.
bool may_be_given(UnitOfWork& work, const Actor& actor, const UserId& id)
{
    const auto user = work.users.find(id);
    return user && user->authority == actor.authority && !user->agency && may_have_seat(*user);
}

class Giving {
public:
    Giving(UnitOfWork& work,
           const MeetingTools& tools,
           const Actor& actor,
           const LeftBehind& left,
           const HandOver& command)
        : work_{work}, tools_{tools}, actor_{actor}, left_{left}, command_{command}
    {
    }

    void give_meetings()
    {
        for (const LeftMeeting& each : left_.meetings) {
            const Meeting& meeting = each.listing.meeting;
            const auto to = command_.meetings.find(meeting.id);
            if (to == command_.meetings.end()) continue;
            const std::string field = "meeting." + meeting.id.text();
            if (!may_get(field, to->second)) continue;
            const auto before = messages_of(work_, meeting);
            auto given = give_task(work_, tools_, actor_, each, left_.person.id, to->second);
            if (given)
                given = give_seat(work_, tools_, actor_, meeting, left_.person.id, to->second);
            if (!given) {
                complain(faults_, field, given.error());
                continue;
            }
            add_told(work_, meeting, before, tools_.clock.now(), done_);
            ++done_.meetings;
        }
    }

    void give_families()
    {
        for (const FamilyCase& each : left_.families) {
            const auto to = command_.families.find(each.id);
            if (to == command_.families.end()) continue;
            const std::string field = "family." + each.id.text();
            if (std::ranges::find(left_.possible_leads, to->second, &NamedUser::id) ==
                    left_.possible_leads.end() ||
                to->second == left_.person.id) {
                faults_.push_back({field, "Choose a social worker from the list"});
                continue;
            }
            FamilyCase family = each;
            family.lead_worker = to->second;
            if (const auto saved = work_.cases.save(family); !saved) {
                complain(faults_, field, saved.error());
                continue;
            }
            for (const UserId& user :
                 {std::min(to->second, left_.person.id), std::max(to->second, left_.person.id)})
                work_.feed_versions.bump(FeedSubject::user, user.text());
            audit(work_,
                  actor_,
                  tools_.clock.now(),
                  {.action = allocating,
                   .object = each.id.text(),
                   .case_id = each.id,
                   .detail = "lead=" + to->second.text() + " was=" + left_.person.id.text()});
            ++done_.families;
            ++given_families_[to->second];
        }
        tell_leads();
    }

    void give_actions()
    {
        if (!command_.actions_to || left_.actions.empty()) return;
        if (!may_get("actions", *command_.actions_to)) return;
        ReassignActions asked{.from = {.user = left_.person.id},
                              .to = {.user = *command_.actions_to}};
        const auto found = reassignable_actions(work_, tools_.clock, actor_, asked);
        if (!found) return complain(faults_, "actions", found.error());
        asked.expected = static_cast<int>(found->rows.size());
        const auto given = reassign_actions(work_, tools_, actor_, asked);
        if (!given) return complain(faults_, "actions", given.error());
        done_.actions = asked.expected;
        const auto user = work_.users.find(*command_.actions_to);
        if (done_.actions > 0)
            done_.told.push_back(
                {.who = user->name, .what = "is sent a link to the action points that may begin"});
    }

    void give_polls()
    {
        if (!command_.polls_to || left_.polls.empty()) return;
        if (!may_get("polls", *command_.polls_to)) return;
        for (const Poll& each : left_.polls) {
            work_.polls.give_to(actor_.authority, each.id, *command_.polls_to);
            audit(work_,
                  actor_,
                  tools_.clock.now(),
                  {.action = Action::meeting_create,
                   .object = each.id.text(),
                   .case_id = each.case_id,
                   .detail = "poll=given to=" + command_.polls_to->text()});
            ++done_.polls;
        }
    }

    Result<HandedOver> outcome() &&
    {
        if (!faults_.empty()) return Error{Refusal::invalid_input, std::move(faults_)};
        return std::move(done_);
    }

private:
    // Whoever hands them to themselves knows.
    void tell_leads()
    {
        for (const auto& [to, number] : given_families_) {
            if (to == actor_.user) continue;
            const auto user = work_.users.find(to).value();
            const std::string families =
                number == 1 ? "1 family" : std::to_string(number) + " families";
            tell_staff(work_,
                       tools_.clock,
                       tools_.random,
                       user,
                       {.news = StaffNews::families_given,
                        .said = "You lead " + families + " from now on that somebody else led.",
                        .path = "/families"});
            done_.told.push_back(
                {.who = user.name, .what = "is told that they lead " + families + " more"});
        }
    }

    bool may_get(const std::string& field, const UserId& to)
    {
        const bool may = to != left_.person.id && may_be_given(work_, actor_, to);
        if (!may) faults_.push_back({field, "Choose somebody else from the list"});
        return may;
    }

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    const LeftBehind& left_;
    const HandOver& command_;
    std::vector<FieldError> faults_;
    std::map<UserId, int> given_families_;
    HandedOver done_;
};

}  // namespace

Result<LeftBehind> left_behind(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const UserId& id)
{
    const Instant now = tools.clock.now();
    auto person = leaver(work, actor, id);
    if (!person) return person.error();
    LeftBehind left{.person = *std::move(person),
                    .possible_leads = work.cases.possible_leads(actor.authority)};
    find_meetings(work, actor, now, left);
    for (FamilyCase& family : work.cases.led_by(actor.authority, id)) {
        if (may_allocate(work, actor, family.id, now))
            left.families.push_back(std::move(family));
        else
            ++left.others;
    }
    const auto actions =
        reassignable_actions(work, tools.clock, actor, {.from = {.user = id}, .to = {}});
    if (actions) {
        left.actions = actions->rows;
        left.others += actions->others;
    }
    for (Poll& poll : work.polls.made_by(actor.authority, id, most_polls)) {
        if (!is_undecided(poll)) continue;
        if (may_ask(work, actor, poll.case_id, now))
            left.polls.push_back(std::move(poll));
        else
            ++left.others;
    }
    audit(work,
          actor,
          now,
          {.action = allocating, .object = id.text(), .detail = "list=left_behind"});
    return left;
}

std::string fingerprint(const LeftBehind& left)
{
    std::string all;
    const auto add = [&all](const std::string& id, int version) {
        all += id + ':' + std::to_string(version) + ' ';
    };
    for (const LeftMeeting& each : left.meetings)
        add(each.listing.meeting.id.text(), each.listing.meeting.version);
    for (const FamilyCase& each : left.families)
        add(each.id.text(), each.version);
    for (const ActionRow& each : left.actions)
        add(each.action.id.text(), each.action.version);
    for (const Poll& each : left.polls)
        add(each.id.text(), each.version);
    return all;
}

Result<HandedOver> hand_over_all(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const HandOver& command)
{
    const auto left = left_behind(work, tools, actor, command.from);
    if (!left) return left.error();
    if (fingerprint(*left) != command.seen) return Refusal::stale_version;
    Giving giving{work, tools, actor, *left, command};
    giving.give_meetings();
    giving.give_families();
    giving.give_actions();
    giving.give_polls();
    return std::move(giving).outcome();
}

}  // namespace quorate::core
