#include "core/minutes/amendment.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

// Each text with its length before it, so that no two records are one row of bytes.
class Canonical {
public:
    Canonical& add(std::string_view text)
    {
        bytes_ += std::to_string(text.size());
        bytes_ += ':';
        bytes_ += text;
        return *this;
    }
    Canonical& add(int number) { return add(std::to_string(number)); }
    Canonical& add(Instant at)
    {
        return add(std::to_string(at.time_since_epoch() / std::chrono::milliseconds{1}));
    }
    Canonical& add(const FreeText& text) { return add(text.reveal()); }

    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

std::string_view yes_or_no(bool flag)
{
    return flag ? "yes" : "no";
}

// Adds nothing when there is nothing: so it was before there were plans.
void add(Canonical& all, const MinutedPlan& plan)
{
    for (const PlanPart& part : plan.written) {
        all.add("plan").add(part.id.text()).add(part.version);
        for (const PlanField& field : plan_fields)
            all.add(part.*field.text);
        for (const ChildId& child : part.children)
            all.add(child.text());
        all.add(yes_or_no(part.visible_to_family)).add(yes_or_no(part.is_ended));
    }
    for (const PartProgress& said : plan.progress)
        all.add("progress").add(said.part.text()).add(code(said.progress)).add(said.words);
    for (const PlanAgreement& said : plan.agreements)
        all.add("agreement").add(said.member.text()).add(code(said.agreement)).add(said.reason);
}

}  // namespace

bool corrects_action(const std::vector<Amendment>& amendments, const std::string& action)
{
    return std::ranges::any_of(amendments, [&action](const Amendment& each) {
        return each.part && each.part->kind == PartKind::action && each.part->id == action;
    });
}

std::string digest_of(const Digest& digest,
                      const Minutes& minutes,
                      const std::vector<MinuteSection>& sections,
                      const std::vector<ChildDecision>& decisions,
                      const MinutedPlan& plan)
{
    Canonical all;
    all.add("minutes 1").add(minutes.meeting.text());
    all.add(minutes.approved_by.value_or(UserId{}).text());
    all.add(minutes.approved_at.value_or(Instant{}));
    for (const MinuteSection& section : sections)
        all.add("section")
            .add(section.id.text())
            .add(section.position)
            .add(section.item)
            .add(section.title)
            .add(section.body)
            .add(yes_or_no(section.visible_to_family));
    for (const ChildDecision& decision : decisions)
        all.add("decision")
            .add(decision.id.text())
            .add(decision.child.text())
            .add(code(decision.outcome))
            .add(decision.category)
            .add(decision.reasons)
            .add(decision.dissent)
            .add(yes_or_no(decision.visible_to_family));
    add(all, plan);
    return digest.sha256(all.bytes());
}

std::string digest_of(const Digest& digest, const std::string& before, const Amendment& amendment)
{
    Canonical all;
    all.add("amendment 1")
        .add(before)
        .add(amendment.id.text())
        .add(amendment.meeting.text())
        .add(amendment.number)
        .add(amendment.section.value_or(MinuteSectionId{}).text())
        .add(amendment.body)
        .add(amendment.reason)
        .add(yes_or_no(amendment.visible_to_family))
        .add(amendment.made_by.text())
        .add(amendment.made_at);
    if (amendment.part) all.add("part").add(text_of(*amendment.part));
    return digest.sha256(all.bytes());
}

RecordFault fault_of(const Digest& digest,
                     const Minutes& minutes,
                     const std::vector<MinuteSection>& sections,
                     const std::vector<ChildDecision>& decisions,
                     const std::vector<Amendment>& amendments,
                     const MinutedPlan& plan)
{
    if (!minutes.digest.empty() &&
        minutes.digest != digest_of(digest, minutes, sections, decisions, plan))
        return RecordFault::minutes;
    std::string before = minutes.digest;
    int number = 0;
    for (const Amendment& amendment : amendments) {
        if (amendment.number != ++number ||
            amendment.digest != digest_of(digest, before, amendment))
            return RecordFault::amendment;
        before = amendment.digest;
    }
    return number == minutes.amendments ? RecordFault::none : RecordFault::amendment;
}

}  // namespace quorate::core
