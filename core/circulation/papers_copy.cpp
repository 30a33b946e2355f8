#include "core/circulation/papers_copy.hpp"

#include <array>
#include <cstddef>

#include "core/dates/date_text.hpp"
#include "core/dates/language.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view copy_purpose = "copy";

constexpr std::array<std::string_view, 4> states{"waiting", "released", "refused", "replaced"};

// With its length before it, so that no two lists of texts read the same.
class Words {
public:
    void add(std::string_view text)
    {
        all_ += std::to_string(text.size()) + ':';
        all_ += text;
    }
    template <class T>
    void add(const Private<T>& text)
    {
        add(text.reveal());
    }
    void begin(std::string_view list, std::size_t size)
    {
        add(list);
        add(std::to_string(size));
    }
    const std::string& all() const { return all_; }

private:
    std::string all_;
};

void add(Words& words, const Release& release)
{
    words.add(release.kind);
    words.add(release.lacked_quorum ? "no quorum" : "");
    words.begin("missing", release.who_was_missing.size());
    for (const std::string& each : release.who_was_missing)
        words.add(each);
    words.begin("attendance", release.attendance.size());
    for (const ReleasedSeat& seat : release.attendance) {
        words.add(seat.name);
        words.add(seat.about);
        words.add(seat.attendance);
        words.add(seat.deputy);
        words.add(seat.is_chair ? "chair" : "");
    }
    words.begin("sections", release.sections.size());
    for (const ReleasedSection& section : release.sections) {
        words.add(section.id.text());
        words.add(section.title);
        words.add(section.body);
    }
    words.begin("decisions", release.decisions.size());
    for (const ReleasedDecision& decision : release.decisions) {
        words.add(decision.id.text());
        words.add(decision.child);
        words.add(decision.outcome);
        words.add(decision.category);
        words.add(decision.reasons);
        words.add(decision.dissent);
    }
    words.begin("actions", release.actions.size());
    for (const ReleasedAction& action : release.actions) {
        words.add(action.id.text());
        words.add(action.what);
        words.add(action.owner_name);
        words.add(action.agency_name);
        words.add(iso(action.due_on));
        words.add(action.is_handed ? "handed" : "");
        words.add(action.agreed_with);
        words.add(action.agreed_agency);
    }
    words.begin("plan", release.plan.size());
    for (const ReleasedPlanPart& part : release.plan) {
        words.add(part.id.text());
        words.add(part.is_ended ? "ended" : "");
        words.begin("children", part.children.size());
        for (const PersonName& child : part.children)
            words.add(child);
        words.begin("texts", part.texts.size());
        for (const ReleasedPlanPart::Text& text : part.texts) {
            words.add(text.label);
            words.add(text.words);
        }
    }
    if (release.adjournment) {
        words.add(iso(release.adjournment->again_by));
        const auto& at = release.adjournment->again_at;
        words.add(at ? std::to_string(at->time_since_epoch().count()) : "");
        words.add(release.adjournment->is_booked ? "booked" : "");
        words.begin("until then", release.adjournment->until_then.size());
        for (const FreeText& line : release.adjournment->until_then)
            words.add(line);
    }
    words.begin("amendments", release.amendments.size());
    for (const ReleasedAmendment& amendment : release.amendments) {
        words.add(amendment.id.text());
        words.add(std::to_string(amendment.number));
        words.add(amendment.title);
        words.add(amendment.body);
        words.add(iso(amendment.made_on));
    }
}

}  // namespace

std::string_view code(CopyState state)
{
    return states[static_cast<std::size_t>(state)];
}

CopyState copy_state_from(std::string_view code)
{
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] == code) return static_cast<CopyState>(i);
    return CopyState::refused;
}

std::string copy_digest(const LinkTokens& links, const PapersRecipient& recipient)
{
    const Invitee& seat = recipient.seat.invitee;
    Words words;
    words.add(seat.id.text());
    words.add(recipient.seat.name);
    words.add(code(seat.language));
    words.add(recipient.email);
    add(words, recipient.release);
    return links.hash(links.lasting_token(copy_purpose, links.hash(words.all()), 1));
}

bool needs_second_person(const PapersRecipient& recipient, const PapersPlan& plan)
{
    return recipient.kind == Recipient::family || plan.file.file.family.level > 0 ||
           plan.has_excluded || plan.has_kept_apart;
}

std::string short_digest(const std::string& digest)
{
    const std::string start = digest.substr(0, 8);
    return start.size() < 8 ? start : start.substr(0, 4) + '-' + start.substr(4);
}

}  // namespace quorate::core
