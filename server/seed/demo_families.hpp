#pragma once

#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/minutes/outcome.hpp"
#include "core/rules/event_kind.hpp"
#include "server/seed/demo_story.hpp"

namespace quorate::server {

// The words in which the demonstration tells of families. Each function notes acts in the story;
// people are named by name (staff, family) or by e-mail address (contacts).

struct ChildSpec {
    const char* name;
    int years;
    int days = 0;         // and days old, today
    int due_in_days = 0;  // an unborn child, instead
};

struct MemberSpec {
    const char* name;
    const char* relationship;
    bool has_parental_responsibility = true;
    const char* email = "";  // one that may be used
    const char* phone = "";
    const char* language = "English";
    const char* interpreter = "";
    const char* safe_contact_notes = "";
    const char* address = "";
};

struct FamilySpec {
    const char* reference;
    const char* family_name;
    const char* authority;
    const char* team;
    const char* lead;   // the lead social worker
    const char* clerk;  // who books the family's meetings
    std::vector<ChildSpec> children;
    std::vector<MemberSpec> members;
};

/// Takes the family in on `day`, because of a referral.
void referred(DemoStory& story, core::Date day, const FamilySpec& family);

struct EventFlags {
    bool section_47 = false;
    bool makes_plan = false;
    std::vector<std::string> children = {};  // whom it was about; none for the whole family
};

/// The lead social worker records, on the same day, that something happened.
void happened(DemoStory& story,
              const std::string& family,
              core::EventKind kind,
              core::Date on,
              EventFlags flags = {});

/// What a family went through that came to a plan before this service was in use: assessment,
/// enquiries, and the initial conference on that day.
void came_to_a_plan(DemoStory& story, const std::string& family, core::Date conference);

/// Nobody must invite that member of the family to its meetings.
void excluded(DemoStory& story,
              const std::string& family,
              core::Date day,
              const std::string& member,
              const std::string& reason);

/// From `day` only those on the case know of it.
void restricted(DemoStory& story, const std::string& family, core::Date day);

/// The open limit that this meeting would keep was kept before this service was in use.
void kept_elsewhere(DemoStory& story,
                    const std::string& family,
                    core::MeetingType type,
                    core::Date day,
                    core::Date met_on);

struct SeatSpec {
    const char* who;
    core::Requirement requirement;
    core::Reply reply = core::Reply::none;
    const char* note = "";
};

struct MeetingSpec {
    const char* key;  // by which the story speaks of it
    const char* family;
    core::MeetingType type;
    core::Date booked_on;
    core::Date on;
    std::chrono::minutes at;
    int length_minutes;
    const char* mode;
    const char* chair;
    const char* room;  // or empty
    std::vector<SeatSpec> seats;
};

/// The clerk books the meeting; those with a reply answer by their link on the days that follow.
void booked(DemoStory& story, const MeetingSpec& meeting);

void cancelled(DemoStory& story,
               const std::string& meeting,
               core::Date day,
               const std::string& reason);

struct SectionSpec {
    const char* item;  // the agenda item's code
    const char* body;
    bool visible_to_family = false;
};

struct DecisionSpec {
    const char* child;
    core::Outcome outcome;
    const char* category = "";
    const char* reasons = "";
};

struct ActionSpec {
    const char* what;
    const char* owner;
    core::Date due;
    const char* plain_language = "";  // shown to the family when it is there
};

struct HeldSpec {
    const char* meeting;
    std::vector<SectionSpec> sections = {};
    std::vector<DecisionSpec> decisions = {};
    std::vector<ActionSpec> actions = {};
};

/// The meeting takes place as booked, with those who said that they would come: register, minutes,
/// decisions, actions.
void held(DemoStory& story, const HeldSpec& meeting);

/// The chair approves the minutes.
void approved(DemoStory& story, const std::string& meeting, core::Date day);

/// The clerk sends minutes and action points to everybody who gets something.
void papers_sent(DemoStory& story, const std::string& meeting, core::Date day);

/// The owner of the action whose wording begins so reports that it is done.
void action_done(DemoStory& story, const std::string& wording, core::Date day);

// The families themselves, by where they stand.
void tell_of_beginnings(DemoStory& story);   // referral, assessment, strategy discussion
void tell_of_conferences(DemoStory& story);  // conferences booked, held, late
void tell_of_plans(DemoStory& story);        // core groups, child in need
void tell_of_reviews(DemoStory& story);      // reviews booked for today and this week
void tell_of_wales(DemoStory& story);
void tell_of_calendars(DemoStory& story);  // whose time is known, and what a conference needs

}  // namespace quorate::server
