#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/cases/child.hpp"
#include "core/cases/family_member.hpp"
#include "core/circulation/adjournment.hpp"
#include "core/circulation/disclosure_map.hpp"
#include "core/meetings/invitee.hpp"
#include "core/minutes/amendment.hpp"
#include "core/minutes/dissent.hpp"
#include "core/minutes/minutes.hpp"
#include "core/minutes/plan_part.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What sort of person would receive papers.
enum class Recipient {
    professional,  // a contact of an agency, or a member of staff, who has a seat at the meeting
    family,        // a member of the family with a seat
    nobody,        // flagged as excluded on the case, or without a seat: never gets anything
};

/// All there is about one meeting. The only thing to be done with it is to ask release_for().
struct Papers {
    MeetingType type = MeetingType::core_group;
    Minutes minutes;
    std::vector<MinuteSection> sections;
    std::vector<ChildDecision> decisions;
    std::vector<ActionRow> actions;
    std::vector<Amendment> amendments = {};
    std::vector<Child> children = {};
    Jurisdiction jurisdiction = Jurisdiction::england;
    std::vector<InviteeEntry> seats = {};
    UserId chair = {};
    AttendedTime time = {};  // of the meeting
    bool lacked_quorum = false;
    std::vector<std::string> who_was_missing =
        {};  // for quorum: a sentence each, without full stop
    MinutedPlan plan = {};
    std::vector<Dissent> dissents = {};
    std::vector<ItemAbout> about = {};       // as far as somebody noted it
    std::vector<FamilyReader> members = {};  // of the family
    std::vector<KeptApart> apart = {};
    std::vector<SeatChoice> choices = {};     // the chair's map; a seat that is not there: as usual
    std::optional<Adjourned> adjourned = {};  // for want of quorum
};

struct ReleasedSection {
    MinuteSectionId id;
    std::string title;
    FreeText body;
};

/// What was put right after the minutes were agreed. Who asked for it, and why, is not in it.
struct ReleasedAmendment {
    AmendmentId id;
    int number = 0;
    std::string title;  // of what it puts right, without its words; empty: the whole record
    FreeText body;
    Date made_on = {};
    std::string item = {};  // the id of what it puts right; empty: the whole record
};

struct ReleasedDecision {
    DecisionId id;
    PersonName child;
    std::string outcome;   // in words
    std::string category;  // in words, or empty
    FreeText reasons;
    FreeText dissent;
    Outcome decided = Outcome::adjourned;  // the outcome and the category as codes, for words in
    std::string category_code = {};        // another language
    bool is_for_family = false;            // who are told what it means as well: easy_words.hpp
    Jurisdiction jurisdiction = Jurisdiction::england;
};

struct ReleasedAction {
    ActionPointId id;
    FreeText what;               // the plain-language text for the family
    PersonName owner_name = {};  // empty for the family: they get the agency
    std::string agency_name = {};
    Date due_on = {};
    ActionStatus status = ActionStatus::open;
    bool is_handed = false;          // to who owns it now, from the following since it was agreed
    PersonName agreed_with = {};     // empty for the family
    std::string agreed_agency = {};  // empty for staff
    FreeText evidence_planned = {};  // what will show that it is done; empty for the family
};

/// A part of the plan as this meeting wrote it, or how one has gone.
struct ReleasedPlanPart {
    PlanPartId id;
    std::vector<PersonName> children = {};
    struct Text {
        std::string label;
        FreeText words;
    };
    std::vector<Text> texts = {};  // those with words
    bool is_ended = false;
};

/// One person of the register: who was there, or said that they could not be.
struct ReleasedSeat {
    PersonName name;
    std::string about;       // job and agency
    std::string attendance;  // in words: "Present, came at 10:40"
    PersonName deputy = {};  // who came instead
    bool is_chair = false;
};

/// What one recipient may read, word for word. Pages, previews, mails and the API show this and
/// nothing else of a meeting's papers to the person it is for.
struct Release {
    std::vector<ReleasedSection> sections = {};
    std::vector<ReleasedDecision> decisions = {};
    std::vector<ReleasedAction> actions = {};
    std::vector<ReleasedAmendment> amendments = {};
    std::string kind = {};                      // of meeting; not for the family
    std::vector<ReleasedSeat> attendance = {};  // not for the family
    bool lacked_quorum = false;
    std::vector<std::string> who_was_missing = {};  // for quorum; not for the family
    std::vector<ReleasedPlanPart> plan = {};
    std::optional<ReleasedAdjournment> adjournment = {};

    bool empty() const
    {
        return sections.empty() && decisions.empty() && actions.empty() && amendments.empty() &&
               plan.empty() && !adjournment;
    }
};

/// What sort of recipient a seat's holder is. Nobody: a seat that was given up, one whose holder
/// said that they are the wrong person, and anyone who must not be at this family's meetings.
Recipient recipient_of(const Invitee& seat, const std::vector<ExcludedPerson>& excluded);

/// The one place that decides what a recipient gets:
///   - nothing before the chair has approved the minutes;
///   - nothing for somebody who is excluded or has no seat;
///   - nothing for the family of strategy discussions and of legal planning meetings;
///   - for the family otherwise only the sections and the decisions marked for them, never who
///     disagreed, and of the action points those marked for them, in plain language, that no other
///     member of the family owns; not the register, which names others and where they work;
///   - of all that nothing that another child, another person or a strategy discussion is behind:
///     verdict_on() in disclosure_gate.hpp says which;
///   - of the amendments, those marked for them whose part is marked for them as well;
///   - of the plan, the parts marked for them, and not how they have gone;
///   - that the meeting was adjourned for want of quorum and by when it is held again, and of the
///     interim plan the lines marked for them, which go with all that is usual and in no other
///     copy;
///   - everything for professionals, with the kind of meeting, who chaired it and who was there.
/// Sections without words are left out. `choice` is the chair's for this seat: it narrows what goes
/// by default, and adds what was ticked of what goes when it is chosen. When the papers have been
/// sent, `sent` narrows all this to what was sent: it never widens it.
Release release_for(Recipient recipient,
                    const std::optional<FamilyMemberId>& member,
                    const Papers& papers,
                    const std::optional<ReleasedSet>& sent = std::nullopt,
                    const SeatChoice& choice = {});

/// What the chair chose for this seat; what is usual when nobody chose.
SeatChoice choice_for(const InviteeId& seat, const Papers& papers);

/// What the letter about a conference's decisions tells: nothing but the decisions and the parts of
/// the outline plan that release_for() would give, never who disagreed, whoever reads it. The
/// letter leaves within a working day and so before there are agreed minutes: it alone does not
/// wait for the chair's approval of them. Once they are agreed it has the action points of
/// release_for() as well; no section is ever in it. Nothing of other meetings than conferences.
Release letter_release_for(Recipient recipient,
                           const std::optional<FamilyMemberId>& member,
                           const Papers& papers);

/// Whether the decision, the part of the plan or the action point is in this set.
bool has_part(const ReleasedSet& set, const OtherPart& part);

/// The same of what an amendment puts right; the record as a whole is in each.
bool has_part_of(const ReleasedSet& set, const Amendment& amendment);

/// How many sections, decisions, action points, amendments and parts of the plan have words and are
/// not in this release: what is held back from its reader.
std::size_t held_back(const Papers& papers, const Release& release);

/// The ids in a release.
ReleasedSet ids_of(const Release& release);

}  // namespace quorate::core
