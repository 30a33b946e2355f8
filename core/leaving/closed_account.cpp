#include "core/leaving/closed_account.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/access/permission.hpp"
#include "core/actions/action_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/staff_notice.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t most_meetings_told = 20;

// The meetings to come at which they have a seat, by time.
std::vector<Meeting> meetings_ahead(UnitOfWork& work, const User& person, Instant now)
{
    std::vector<Meeting> ahead;
    std::set<MeetingId> seen;
    for (const InviteeEntry& seat :
         work.invitees.ahead_at(person.authority, {.user = person.id}, person.email, now)) {
        if (!seen.insert(seat.invitee.meeting).second) continue;
        auto meeting = work.meetings.find(person.authority, seat.invitee.meeting);
        if (meeting && meeting->status == MeetingStatus::scheduled && !meeting->opened_at)
            ahead.push_back(*std::move(meeting));
    }
    return ahead;
}

bool shares_team(const User& one, const User& other)
{
    return std::ranges::any_of(one.teams, [&](const TeamId& team) {
        return std::ranges::find(other.teams, team) != other.teams.end();
    });
}

void tell_managers(UnitOfWork& work,
                   const Clock& clock,
                   RandomSource& random,
                   const Actor& actor,
                   const User& person)
{
    const WaitsForHandOver waits = waits_for_hand_over(work, person, clock.now());
    if (person.agency || !waits.any()) return;
    for (const User& each : work.users.of_authority(person.authority)) {
        const bool is_told = each.role == Role::service_manager ||
                             (each.role == Role::team_manager && shares_team(each, person));
        if (!is_told || each.id == actor.user) continue;
        tell_staff(work,
                   clock,
                   random,
                   each,
                   {.news = StaffNews::account_closed,
                    .said = "An account was closed, as the person has left. To be handed over: " +
                            text_of(waits) + '.',
                    .path = "/admin/users/" + person.id.text()});
    }
}

std::string said_of(const std::vector<const Meeting*>& meetings)
{
    std::string said =
        "Somebody who has left had a seat at what you chair or arranged. They do not count for "
        "quorum any more. Invite somebody else, or ask a manager to hand it over: ";
    for (std::size_t i = 0; i < meetings.size() && i < most_meetings_told; ++i)
        said += (i == 0 ? "" : "; ") + london_long_time(meetings[i]->starts_at);
    if (meetings.size() > most_meetings_told)
        said += "; and " + std::to_string(meetings.size() - most_meetings_told) + " more";
    return said + '.';
}

void tell_those_who_meet(UnitOfWork& work,
                         const Clock& clock,
                         RandomSource& random,
                         const Actor& actor,
                         const User& person)
{
    const std::vector<Meeting> ahead = meetings_ahead(work, person, clock.now());
    std::map<UserId, std::vector<const Meeting*>> concerned;
    for (const Meeting& meeting : ahead)
        for (const UserId& each : std::set<UserId>{meeting.chair, meeting.created_by})
            if (each != person.id && each != actor.user) concerned[each].push_back(&meeting);
    for (const auto& [each, meetings] : concerned) {
        const auto user = work.users.find(each);
        if (!user || !may_have_seat(*user)) continue;
        tell_staff(work,
                   clock,
                   random,
                   *user,
                   {.news = StaffNews::holder_left,
                    .said = said_of(meetings),
                    .path = meetings.size() == 1 ? "/meetings/" + meetings.front()->id.text()
                                                 : std::string{"/calendar"}});
    }
}

// Programs of an agency get nothing from now on, and nobody there knows why.
void tell_of_ended_feeds(UnitOfWork& work,
                         const Clock& clock,
                         RandomSource& random,
                         const AuthorityId& authority,
                         const std::vector<FeedRow>& ended)
{
    std::set<AgencyId> agencies;
    for (const FeedRow& row : ended)
        if (row.feed.kind == FeedKind::agency) agencies.emplace(row.feed.subject);
    if (agencies.empty()) return;
    for (const Contact& lead : work.contacts.leads(authority))
        if (agencies.contains(lead.agency))
            tell_contact(
                work,
                clock,
                random,
                lead,
                {.news = StaffNews::calendar_ended,
                 .said = "A calendar address that your agency may use for its meetings has "
                         "ended, as whoever made it has left. It shows nothing new any more: ask "
                         "us for another one. Invitations come by e-mail as before."});
}

}  // namespace

WaitsForHandOver waits_for_hand_over(UnitOfWork& work, const User& person, Instant now)
{
    const auto actions = work.actions.open_of_owner(person.authority, {.user = person.id});
    return {.families = static_cast<int>(work.cases.led_by(person.authority, person.id).size()),
            .meetings = static_cast<int>(meetings_ahead(work, person, now).size()),
            .actions = static_cast<int>(actions.size())};
}

std::string text_of(const WaitsForHandOver& waits)
{
    std::vector<std::string> parts;
    const auto say = [&parts](int many, const char* one, const char* more) {
        if (many > 0) parts.push_back(std::to_string(many) + ' ' + (many == 1 ? one : more));
    };
    say(waits.families, "family", "families");
    say(waits.meetings, "meeting", "meetings");
    say(waits.actions, "action point", "action points");
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::vector<User> leavers_with_work(UnitOfWork& work, const Actor& actor, Instant now)
{
    std::vector<User> leavers;
    if (!permit_role(actor, Action::case_allocate)) return leavers;
    const auto manager = work.users.find(actor.user);
    for (const UserId& id : work.cases.leavers_with_work(actor.authority, now)) {
        auto user = work.users.find(id);
        const bool is_theirs = actor.role == Role::service_manager ||
                               (manager && user && shares_team(*manager, *user));
        if (user && is_theirs) leavers.push_back(*std::move(user));
    }
    return leavers;
}

Result<Done> close_leaver(UnitOfWork& work,
                          const Clock& clock,
                          RandomSource& random,
                          const Actor& actor,
                          const UserId& id,
                          int version)
{
    const auto person = work.users.find(id);
    const auto ended =
        person ? shared_feeds_of(work, *person, clock.now()) : std::vector<FeedRow>{};
    const auto closed = disable_user(work, clock, actor, id, version);
    if (!closed || !person || !person->active) return closed;
    tell_managers(work, clock, random, actor, *person);
    tell_those_who_meet(work, clock, random, actor, *person);
    tell_of_ended_feeds(work, clock, random, person->authority, ended);
    return closed;
}

std::vector<FeedRow> shared_feeds_of(UnitOfWork& work, const User& person, Instant now)
{
    std::vector<FeedRow> shared;
    for (FeedRow& row : work.feeds.list(person.authority, {.everyone = true, .ended_by = now}))
        if (row.feed.created_by == person.id && !is_of_person(row.feed.kind) &&
            row.feed.is_live(now))
            shared.push_back(std::move(row));
    return shared;
}

}  // namespace quorate::core
