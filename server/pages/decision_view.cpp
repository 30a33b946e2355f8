#include <algorithm>

#include "core/dates/london_time.hpp"
#include "server/pages/minutes_view.hpp"
#include "server/pages/record_urls.hpp"
#include "server/pages/record_views.hpp"

namespace quorate::server {
namespace {

const core::ChildDecision* decision_for(const core::MinutesFile& file, const core::ChildId& child)
{
    const auto found = std::ranges::find(file.decisions, child, &core::ChildDecision::child);
    return found == file.decisions.end() ? nullptr : &*found;
}

std::vector<Option> outcome_options(const core::MinutesFile& file)
{
    const core::Jurisdiction jurisdiction = file.file.family.jurisdiction;
    std::vector<Option> options;
    for (const core::Outcome outcome : outcomes_for(file.file.meeting.type, jurisdiction))
        options.push_back({.value = std::string{core::code(outcome)},
                           .label = std::string{core::label(outcome, jurisdiction)}});
    return options;
}

std::vector<Option> category_options(core::Jurisdiction jurisdiction)
{
    std::vector<Option> options;
    for (const core::AbuseCategory& each : core::abuse_categories(jurisdiction))
        options.push_back({.value = std::string{each.code}, .label = std::string{each.label}});
    return options;
}

View dissent_area(const core::ChildId& child, const std::string& value, const std::string& error)
{
    return textarea({.name = decision_field("dissent", child),
                     .label = "Who disagrees, and why",
                     .value = value,
                     .hint = "Each agency is asked in turn. Leave empty when everyone agrees.",
                     .error = error,
                     .rows = 2});
}

// What stands in one field: what was typed when it could not be saved, else what is kept.
class Values {
public:
    Values(const MinutesDraft& draft, const core::ChildId& child, const core::ChildDecision* kept)
        : draft_{draft.child == child ? &draft : nullptr}, kept_{kept}
    {
    }

    std::string of(const char* field) const
    {
        if (draft_ != nullptr) {
            const auto typed = draft_->decision.find(field);
            return typed == draft_->decision.end() ? std::string{} : typed->second;
        }
        if (kept_ == nullptr) return {};
        const std::string_view name{field};
        if (name == "outcome") return std::string{core::code(kept_->outcome)};
        if (name == "category") return kept_->category;
        return name == "reasons" ? kept_->reasons.reveal() : kept_->dissent.reveal();
    }

    std::string error(const char* field, const core::ChildId& child) const
    {
        return draft_ == nullptr ? std::string{}
                                 : error_for(draft_->errors, decision_field(field, child));
    }

private:
    const MinutesDraft* draft_;
    const core::ChildDecision* kept_;
};

std::vector<View> decision_fields(const core::MinutesFile& file,
                                  const core::ChildId& child,
                                  const Values& values,
                                  bool may_dissent)
{
    std::vector<View> fields{radios({.name = decision_field("outcome", child),
                                     .legend = "What was decided",
                                     .options = outcome_options(file),
                                     .chosen = values.of("outcome"),
                                     .error = values.error("outcome", child),
                                     .small = true})};
    if (core::is_conference(file.file.meeting.type))
        fields.push_back(select({.name = decision_field("category", child),
                                 .label = "Category, with a protection plan only",
                                 .options = category_options(file.file.family.jurisdiction),
                                 .chosen = values.of("category"),
                                 .prompt = "None",
                                 .error = values.error("category", child)}));
    fields.push_back(textarea({.name = decision_field("reasons", child),
                               .label = "The chair's reasons",
                               .value = values.of("reasons"),
                               .error = values.error("reasons", child),
                               .rows = 3}));
    if (may_dissent)
        fields.push_back(dissent_area(child, values.of("dissent"), values.error("dissent", child)));
    return fields;
}

}  // namespace

std::string decision_field(const char* name, const core::ChildId& child)
{
    return std::string{name} + "-" + child.text();
}

View decisions_view(const core::Actor& actor,
                    const core::MinutesFile& file,
                    const MinutesDraft& draft,
                    core::Instant now)
{
    const bool is_draft = file.minutes && file.minutes->status == core::MinutesStatus::draft;
    const bool can_decide = is_draft && core::has_its_day_come(file.file.meeting, now) &&
                            may_also(file.file, actor, core::Action::minutes_edit_draft, now);
    const bool may_dissent =
        is_draft && may_also(file.file, actor, core::Action::dissent_record, now);
    const core::Date day = core::london_date(file.file.meeting.starts_at);

    return view_list(file.children, [&](const core::Child& child) {
        const core::ChildDecision* kept = decision_for(file, child.id);
        const Values values{draft, child.id, kept};
        View view;
        view["heading_id"] = "child-" + child.id.text();
        view["child"] = core::called(child).reveal() + ", " + core::age_text(child, day);
        view["can_decide"] = can_decide;
        view["decide_url"] = decision_url(file.file.meeting.id, child.id);
        view["version"] = number_text(kept == nullptr ? 0 : kept->version);
        view["fields"] = view_list(decision_fields(file, child.id, values, may_dissent),
                                   [](const View& field) { return field; });
        view["save_decision"] = button({.label = "Save this decision",
                                        .look = ButtonLook::secondary,
                                        .about = "for " + core::called(child).reveal()});
        view["told"] = kept == nullptr
                           ? summary_list({{.key = "Decision", .value = "None recorded yet"}})
                           : decision_summary(*kept, child, file.file.family.jurisdiction);
        view["dissent_form"] = may_dissent && kept != nullptr;
        view["dissent_url"] = decision_url(file.file.meeting.id, child.id) + "/dissent";
        view["dissent_field"] =
            dissent_area(child.id, values.of("dissent"), values.error("dissent", child.id));
        view["save_dissent"] =
            button({.label = "Save who disagrees", .look = ButtonLook::secondary});
        return view;
    });
}

}  // namespace quorate::server
