#include "core/circulation/case_professionals.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/circulation/said_names.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/minutes/proof_patterns.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// A name that is shorter is too often a word.
constexpr std::size_t shortest_name = 3;

// Who is spoken of without a name.
constexpr std::array speaking_of_family{
    "child",   "children", "baby",    "boy",      "girl",    "son",    "daughter",
    "parent",  "parents",  "mother",  "father",   "mum",     "dad",    "family",
    "brother", "sister",   "sibling", "siblings", "uncle",   "auntie", "aunt",
    "nan",     "grandma",  "grandad", "partner",  "husband", "wife",   "teenager"};

// Each of them once.
void keep(std::vector<CaseProfessional>& all, CaseProfessional found)
{
    if (!found.name.empty() &&
        std::ranges::count(all, found.subject, &CaseProfessional::subject) == 0)
        all.push_back(std::move(found));
}

CaseProfessional of_staff(UnitOfWork& work, const UserId& id)
{
    const auto user = work.users.find(id);
    if (!user) return {};
    return {.subject = {.user = id}, .name = user->name, .about = user->job_title};
}

}  // namespace

std::vector<CaseProfessional> case_professionals(UnitOfWork& work, const FamilyCase& family)
{
    std::vector<CaseProfessional> all;
    keep(all, of_staff(work, family.lead_worker));
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id)) {
        keep(all, of_staff(work, meeting.chair));
        if (meeting.minute_taker) keep(all, of_staff(work, *meeting.minute_taker));
        for (const InviteeEntry& each : seats_ever(work, meeting)) {
            const SeatHolder& holder = each.invitee.holder;
            if (is_family(holder)) continue;
            std::string about = each.job;
            if (!each.agency_name.empty()) about += (about.empty() ? "" : ", ") + each.agency_name;
            keep(all,
                 {.subject = {.contact = holder.contact.value_or(ContactId{}),
                              .user = holder.user.value_or(UserId{})},
                  .name = each.name,
                  .about = std::move(about)});
        }
    }
    std::ranges::sort(all, {}, [](const CaseProfessional& each) {
        return std::pair{each.name.reveal(), each.subject.text()};
    });
    return all;
}

OwnWordsGate::OwnWordsGate(UnitOfWork& work, const FamilyCase& family, const BundleSubject& subject)
{
    words_.assign(speaking_of_family.begin(), speaking_of_family.end());
    for (const Child& child : work.cases.children_of(family.authority, family.id)) {
        add_name(full_name(child));
        add_name(called(child));
    }
    for (const FamilyMember& member : work.cases.family_members_of(family.authority, family.id)) {
        add_name(member.name);
        for (std::string& word : words_for(lower_case(member.relationship)))
            words_.push_back(std::move(word));
    }
    for (const CaseProfessional& each : case_professionals(work, family))
        if (each.subject != subject) add_name(each.name);
}

void OwnWordsGate::add_name(const PersonName& name)
{
    for (std::string& word : split(lower_case(name.reveal()), ' '))
        if (length(word) >= shortest_name) words_.push_back(std::move(word));
}

bool OwnWordsGate::lets_through(const FreeText& words) const
{
    if (!matched_patterns(words.reveal()).empty()) return false;
    const std::string text = lower_case(words.reveal());
    return std::ranges::none_of(words_,
                                [&text](const std::string& word) { return has_word(text, word); });
}

}  // namespace quorate::core
