#include "core/meetings/deputy.hpp"

#include <algorithm>
#include <string_view>

#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/replies/look_at_reply.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Where the mail says that they go, to whoever may read it.
void look_in_mail(UnitOfWork& work,
                  const MeetingTools& tools,
                  const Actor& actor,
                  SeatToHand& found)
{
    for (const SeenReply& seen : mailed_replies(work, tools, actor, found.meeting))
        if (seen.reply.seat == found.seat.invitee.id && !seen.reply.delegated_to.empty() &&
            seen.reply.state != ReplyState::discarded) {
            found.deputy_email = seen.reply.delegated_to;
            return;
        }
}

bool is_same_name(const PersonName& one, const PersonName& other)
{
    return lower_case(trimmed(one.reveal())) == lower_case(trimmed(other.reveal()));
}

// The agency's contact of that name or address; or else whom it has named as the deputy.
void look_in_directory(UnitOfWork& work, const Contact& holder, SeatToHand& found)
{
    if (lower_case(found.deputy_email.reveal()) == lower_case(holder.email.reveal()))
        found.deputy_email = {};
    const bool is_named = !found.deputy_name.empty() || !found.deputy_email.empty();
    for (const ContactEntry& entry : work.contacts.choices(holder.authority)) {
        const Contact& each = entry.contact;
        if (each.agency != holder.agency || each.id == holder.id) continue;
        const bool is_meant = !is_named ? holder.deputy == each.id
                              : found.deputy_email.empty()
                                  ? is_same_name(each.name, found.deputy_name)
                                  : lower_case(found.deputy_email.reveal()) == each.email.reveal();
        if (!is_meant) continue;
        // A mailbox that many read is nobody's own: a link sent there is read by all of them.
        found.deputy_email = each.is_duty_mailbox ? Email{} : each.email;
        if (each.is_duty_mailbox) return;
        found.deputy_name = each.name;
        found.job_title = each.job_title;
        return;
    }
}

std::string_view domain_of(std::string_view email)
{
    return email.substr(email.find('@') + 1);
}

bool has_like_address(UnitOfWork& work, const Contact& holder, const std::string& email)
{
    return std::ranges::any_of(
        work.contacts.choices(holder.authority), [&](const ContactEntry& each) {
            return each.contact.agency == holder.agency &&
                   domain_of(each.contact.email.reveal()) == domain_of(email);
        });
}

// Also under another agency's name: an exclusion is of the person.
bool is_of_excluded(UnitOfWork& work, const Meeting& meeting, const std::string& email)
{
    for (const ExcludedPerson& person :
         work.cases.excluded_from(meeting.authority, meeting.case_id)) {
        if (person.contact)
            if (const auto known = work.contacts.find(meeting.authority, *person.contact))
                if (known->contact.email.reveal() == email) return true;
        if (person.member)
            if (const auto known = work.cases.find_member(meeting.authority, *person.member))
                if (lower_case(known->email.reveal()) == email) return true;
    }
    return false;
}

bool has_other_seat(UnitOfWork& work, const Invitee& seat, const std::string& email)
{
    const auto seats = work.invitees.of_meeting(seat.authority, seat.meeting);
    return std::ranges::any_of(seats, [&](const InviteeEntry& each) {
        return each.invitee.id != seat.id && lower_case(each.invitee.email.reveal()) == email;
    });
}

bool is_invited(UnitOfWork& work, const Invitee& seat, const SeatHolder& holder)
{
    const auto seats = work.invitees.of_meeting(seat.authority, seat.meeting);
    return std::ranges::any_of(
        seats, [&](const InviteeEntry& each) { return each.invitee.holder == holder; });
}

std::optional<Deputy> staff_deputy(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const std::string& email,
                                   Complaints& complaints)
{
    const auto user = work.users.find_by_email(Email{email});
    const bool may_come =
        user && user->authority == authority && !user->agency && may_have_seat(*user);
    if (may_come) return Deputy{.holder = {.user = user->id}, .known_as = user->name};
    complaints.add("email",
                   "Nobody of our own staff who can be invited has this address. Ask an "
                   "administrator for an account, or invite somebody else");
    return std::nullopt;
}

std::optional<Deputy> agency_deputy(UnitOfWork& work,
                                    const Contact& holder,
                                    const std::string& email,
                                    Complaints& complaints)
{
    const auto known = work.contacts.find_by_email(holder.authority, holder.agency, Email{email});
    if (known && known->active)
        return Deputy{.holder = {.contact = known->id}, .known_as = known->name};
    const auto user = work.users.find_by_email(Email{email});
    const bool is_our_own = user && user->authority == holder.authority && !user->agency;
    const auto all = work.contacts.all(holder.authority);
    const bool is_of_others = std::ranges::any_of(all, [&](const Contact& each) {
        return each.agency != holder.agency && each.active && each.email.reveal() == email;
    });
    if (known)
        complaints.add("email", "This agency has an inactive contact with this e-mail address");
    else if (is_our_own || is_of_others)
        complaints.add("email",
                       "This is somebody of another agency. A deputy is of the same one: invite "
                       "this person as well, or take the invitation back first");
    else
        return Deputy{};
    return std::nullopt;
}

void check_confirmed(UnitOfWork& work,
                     const std::optional<Contact>& holder,
                     const Deputy& deputy,
                     const PersonName& name,
                     const std::string& email,
                     Complaints& complaints)
{
    const bool is_known = !deputy.known_as.empty();
    if (is_known && !is_same_name(deputy.known_as, name))
        complaints.add("confirm_address",
                       "This address is known here under another name. Check that the invitation "
                       "is to go there, then confirm it");
    else if (!is_known && holder && !has_like_address(work, *holder, email))
        complaints.add("confirm_address",
                       "Nobody of this agency has an address like this one. Check it with them, "
                       "then confirm it");
}

}  // namespace

std::optional<Contact> contact_of(UnitOfWork& work, const Invitee& seat)
{
    std::optional<ContactId> id = seat.holder.contact;
    if (seat.holder.user)
        if (const auto user = work.users.find(*seat.holder.user)) id = user->contact;
    if (!id) return std::nullopt;
    const auto found = work.contacts.find(seat.authority, *id);
    return found ? std::optional{found->contact} : std::nullopt;
}

void suggest_deputy(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    const std::optional<Contact>& holder,
                    SeatToHand& found)
{
    found.deputy_name = found.seat.invitee.deputy_name;
    if (holder) found.job_title = holder->job_title;
    look_in_mail(work, tools, actor, found);
    if (holder) look_in_directory(work, *holder, found);
}

std::optional<Deputy> named_deputy(UnitOfWork& work,
                                   const SeatToHand& found,
                                   const HandSeat& asked,
                                   Complaints& complaints)
{
    const Invitee& seat = found.seat.invitee;
    const PersonName name{trimmed(asked.name)};
    if (name.empty())
        complaints.add("name", "Enter the name of the deputy who will come");
    else if (!is_plain_text(name.reveal(), Lines::one) || length(name.reveal()) > 100)
        complaints.add("name", "The name must be one line of at most 100 characters");
    const auto email = email_address(trimmed(asked.email));
    if (!email) {
        complaints.add("email",
                       "Enter the e-mail address of the deputy in the correct format, like "
                       "name@example.com");
        return std::nullopt;
    }
    if (*email == lower_case(seat.email.reveal()))
        complaints.add("email",
                       "This is the address that the invitation went to. Enter the deputy's own, "
                       "or record that a deputy comes");
    else if (is_of_excluded(work, found.meeting, *email))
        complaints.add(
            "email", "This person must not be invited on this case", Refusal::excluded_person);
    else if (has_other_seat(work, seat, *email))
        complaints.add("email", "This person is invited already", Refusal::already_exists);
    if (!complaints.empty()) return std::nullopt;

    const auto holder = contact_of(work, seat);
    auto deputy = found.is_own_staff ? staff_deputy(work, seat.authority, *email, complaints)
                  : holder           ? agency_deputy(work, *holder, *email, complaints)
                                     : std::nullopt;
    if (deputy && is_invited(work, seat, deputy->holder))
        complaints.add("email", "This person is invited already", Refusal::already_exists);
    else if (deputy && !asked.confirmed)
        check_confirmed(work, holder, *deputy, name, *email, complaints);
    return deputy;
}

}  // namespace quorate::core
