#include "core/audit/who_saw.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/access/permission.hpp"
#include "core/access/role.hpp"
#include "core/audit/audit_log.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view link_prefix = "link:";

Actor actor_of(const User& user)
{
    return {.user = user.id,
            .authority = user.authority,
            .role = user.role,
            .name = user.name,
            .teams = user.teams,
            .agency = user.agency,
            .contact = user.contact};
}

// Puts the entries of the log together by person: several links of one contact are one.
class Gathering {
public:
    Gathering(UnitOfWork& work, const OpenedLog& log, bool names_seats, Instant now)
        : work_{work}, log_{log}, names_seats_{names_seats}, now_{now}
    {
        for (User& user : work.users.of_authority(log.authority))
            users_.emplace(user.id.text(), std::move(user));
        for (const UserId& user : work.audit_log.ever_listed(log.authority, log.id))
            listed_.insert(user.text());
    }

    void add(const Sighting& seen)
    {
        PersonWhoSaw& person = person_for(seen.actor, seen.role);
        person.first = person.times == 0 ? seen.first : std::min(person.first, seen.first);
        person.last = std::max(person.last, seen.last);
        person.times += seen.times;
        if (seen.by_break_glass > 0) relate(person, SeenAs::break_glass);
    }

    void add(const RefusedSight& refused)
    {
        PersonWhoSaw& person = person_for(refused.actor, refused.role);
        if (person.times == 0) person.last = std::max(person.last, refused.last);
        person.refused += refused.times;
    }

    std::vector<PersonWhoSaw> people() const
    {
        std::vector<std::pair<std::string, PersonWhoSaw>> all{people_.begin(), people_.end()};
        std::ranges::sort(all, [](const auto& left, const auto& right) {
            const auto& [a_key, a] = left;
            const auto& [b_key, b] = right;
            if ((a.times > 0) != (b.times > 0)) return a.times > 0;
            if (a.last != b.last) return a.last > b.last;
            return a_key < b_key;
        });
        std::vector<PersonWhoSaw> people;
        for (auto& [key, person] : all)
            people.push_back(std::move(person));
        return people;
    }

private:
    static void relate(PersonWhoSaw& person, SeenAs relation)
    {
        if (std::ranges::find(person.relations, relation) == person.relations.end())
            person.relations.push_back(relation);
    }

    PersonWhoSaw& person_for(const std::string& actor, const std::string& role)
    {
        if (const auto user = users_.find(actor); user != users_.end())
            return staff(user->second, role);
        PersonWhoSaw person{.role = role};
        std::string key = actor + " " + role;
        if (actor.starts_with(link_prefix)) {
            const std::string id = actor.substr(link_prefix.size());
            const auto seat = work_.invitees.find(log_.authority, InviteeId{id});
            if (PersonWhoSaw* const holder = seat ? staff_at(seat->invitee.holder) : nullptr)
                return *holder;
            relate(person, SeenAs::link);
            if (seat) key = describe_seat(person, *seat) + " " + role;
        } else if (actor == system_actor(log_.authority).user.text()) {
            relate(person, SeenAs::service);
        }
        return people_.emplace(key, std::move(person)).first->second;
    }

    PersonWhoSaw& staff(const User& user, const std::string& role)
    {
        const auto [entry, is_new] =
            people_.emplace(user.id.text() + " " + role, PersonWhoSaw{.role = role});
        if (is_new) describe(entry->second, user);
        return entry->second;
    }

    // Staff who came by the link of their seat; nothing for others.
    PersonWhoSaw* staff_at(const SeatHolder& holder)
    {
        const auto user = holder.user ? users_.find(holder.user->text()) : users_.end();
        if (user == users_.end()) return nullptr;
        PersonWhoSaw& person = staff(user->second, std::string{role_code(user->second.role)});
        relate(person, SeenAs::own_link);
        return &person;
    }

    void describe(PersonWhoSaw& person, const User& user)
    {
        person.name = user.name;
        const bool is_listed = listed_.contains(user.id.text());
        if (is_listed) relate(person, SeenAs::listed);
        if (!user.active) {
            relate(person, SeenAs::left);
            return;
        }
        const auto facts = work_.cases.facts(actor_of(user), log_.id, now_);
        if (facts && (facts->involved || (facts->same_team && facts->level == 0)))
            relate(person, SeenAs::involved);
        else if (!is_listed)
            relate(person, SeenAs::uninvolved);
    }

    // Gives what the seats of one person have in common.
    std::string describe_seat(PersonWhoSaw& person, const InviteeEntry& seat) const
    {
        person.is_family = is_family(seat.invitee.holder);
        if (names_seats_) person.name = seat.name;
        if (!person.is_family) {
            person.place = seat.job;
            if (!seat.agency_name.empty())
                person.place += (person.place.empty() ? "" : ", ") + seat.agency_name;
        }
        return seat_key(seat.invitee.holder);
    }

    UnitOfWork& work_;
    const OpenedLog& log_;
    bool names_seats_;
    Instant now_;
    std::map<std::string, User> users_;
    std::set<std::string> listed_;
    std::map<std::string, PersonWhoSaw> people_;
};

}  // namespace

std::string_view label(SeenAs relation)
{
    switch (relation) {
        case SeenAs::involved:
            return "Works with the family";
        case SeenAs::listed:
            return "On the access list, now or before";
        case SeenAs::break_glass:
            return "Opened it with a reason, without a part in it";
        case SeenAs::link:
            return "By a mailed link of a seat";
        case SeenAs::own_link:
            return "By the link of their seat";
        case SeenAs::left:
            return "Has left";
        case SeenAs::service:
            return "The service itself";
        case SeenAs::uninvolved:
            break;
    }
    return "Has no part in it today";
}

Result<WhoSaw> who_saw(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const LoggedCase& asked,
                       const std::string& reason)
{
    const Instant now = clock.now();
    const auto log = open_case_log(work, actor, asked, reason, now);
    if (!log) return log.error();
    const bool names_seats =
        permit_on_case(actor, Action::participant_list, log->facts, now).has_value();
    Gathering gathering{work, *log, names_seats, now};
    for (const Sighting& seen : work.audit_log.sightings(actor.authority, log->id))
        gathering.add(seen);
    for (const RefusedSight& refused : work.audit_log.refused_sightings(actor.authority, log->id))
        gathering.add(refused);
    audit(work,
          actor,
          now,
          {.action = Action::audit_view_case_log,
           .object = log->id.text(),
           .case_id = log->id,
           .detail = "part=who_saw",
           .reason = FreeText{trimmed(reason)}});
    return WhoSaw{
        .id = log->id, .reference = log->reference, .as_at = now, .people = gathering.people()};
}

}  // namespace quorate::core
