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
#include "core/support/words.hpp"

namespace quorate::core {
namespace {

// A part of a name that is shorter is too often a word, but for those of two letters that are none.
constexpr std::size_t shortest_name = 3;
constexpr std::array words_of_two{"am", "an", "as", "at", "be", "by", "do", "go", "he", "hi",
                                  "if", "in", "is", "it", "me", "mr", "ms", "my", "no", "of",
                                  "on", "or", "so", "st", "to", "up", "us", "we"};

// Who is spoken of without a name; most of them also as several.
constexpr std::array speaking_of_others{
    "he",           "him",         "his",         "she",        "her",        "hers",
    "they",         "them",        "their",       "theirs",     "mr",         "mrs",
    "ms",           "child",       "children",    "baby",       "babies",     "infant",
    "newborn",      "toddler",     "boy",         "girl",       "son",        "daughter",
    "twin",         "teenager",    "youngster",   "stepson",    "parent",     "stepparent",
    "mother",       "father",      "stepmother",  "stepfather", "stepdad",    "stepmum",
    "mum",          "mummy",       "mam",         "mom",        "dad",        "daddy",
    "family",       "families",    "brother",     "sister",     "sibling",    "uncle",
    "auntie",       "aunt",        "cousin",      "nephew",     "niece",      "nan",
    "nana",         "gran",        "granny",      "grandma",    "grandad",    "granddad",
    "grandparent",  "grandmother", "grandfather", "partner",    "husband",    "wife",
    "boyfriend",    "girlfriend",  "ex",          "carer",      "foster",     "neighbour",
    "stepdaughter", "patient",     "pupil",       "client",     "perpetrator"};

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
    for (const char* word : speaking_of_others)
        add_word(word);
    for (const Child& child : work.cases.children_of(family.authority, family.id)) {
        add_name(full_name(child));
        add_name(called(child));
    }
    for (const FamilyMember& member : work.cases.family_members_of(family.authority, family.id)) {
        add_name(member.name);
        for (const std::string& word : words_for(folded(member.relationship)))
            add_word(word);
    }
    for (const CaseProfessional& each : case_professionals(work, family))
        if (each.subject != subject) add_name(each.name);
}

void OwnWordsGate::add_word(const std::string& word)
{
    if (word.empty()) return;
    words_.push_back(word);
    words_.push_back(word + 's');
}

// Each part of it: "Anne-Marie O'Dowd" is also called Marie, and Dowd.
void OwnWordsGate::add_name(const PersonName& name)
{
    for (const std::string& word : words_of(name.reveal())) {
        const bool is_short = length(word) < shortest_name;
        const bool is_none = length(word) == 2 && std::ranges::count(words_of_two, word) == 0;
        if (!is_short || is_none) add_word(word);
    }
}

bool OwnWordsGate::lets_through(const FreeText& words) const
{
    if (!matched_patterns(words.reveal()).empty()) return false;
    return std::ranges::none_of(
        words_, [&words](const std::string& word) { return has_word(words.reveal(), word); });
}

}  // namespace quorate::core
