#include "core/dates/london_time.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/minutes_view.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

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
    return textarea({.name = part_field("dissent", child.text()),
                     .label = "Who disagrees, and why",
                     .value = value,
                     .hint = "Each agency is asked in turn. Leave empty when everyone agrees.",
                     .error = error,
                     .rows = 2});
}

// Of a decision nothing can be put together: one of the two stays.
View keep_choice(const core::ChildId& child)
{
    return radios({.name = keep_field(child.text()),
                   .legend = "Which decision stays",
                   .options = {{.value = "mine", .label = "Mine, as it is below"},
                               {.value = "theirs", .label = "Theirs"}},
                   .small = true});
}

// What stands in one field: what was typed when it could not be saved, else what is kept.
class Values {
public:
    Values(const MinutesDraft& draft, const core::ChildId& child, const core::ChildDecision* kept)
        : errors_{draft.errors}, kept_{kept}
    {
        if (draft.typed) typed_ = typed_decision(*draft.typed, child, kept);
    }

    std::string of(std::string_view name) const
    {
        if (typed_) {
            if (name == "outcome") return typed_->outcome;
            if (name == "category") return typed_->category;
            return name == "reasons" ? typed_->reasons : typed_->dissent;
        }
        if (kept_ == nullptr) return {};
        if (name == "outcome") return std::string{core::code(kept_->outcome)};
        if (name == "category") return kept_->category;
        return name == "reasons" ? kept_->reasons.reveal() : kept_->dissent.reveal();
    }

    // Of the decision the form began with: a stale one stays so until a choice is made.
    int version() const
    {
        if (is_stale()) return typed_->version;
        return kept_ == nullptr ? 0 : kept_->version;
    }

    bool is_for_family() const
    {
        if (typed_) return typed_->visible_to_family;
        return kept_ != nullptr && kept_->visible_to_family;
    }

    std::string error(const char* field, const core::ChildId& child) const
    {
        return error_for(errors_, part_field(field, child.text()));
    }

    // Whether somebody else has recorded another decision since.
    bool is_stale() const
    {
        return typed_ && kept_ != nullptr && typed_->version != kept_->version;
    }

private:
    const std::vector<core::FieldError>& errors_;
    const core::ChildDecision* kept_;
    std::optional<TypedDecision> typed_;
};

std::vector<View> decision_fields(const core::MinutesFile& file,
                                  const core::ChildId& child,
                                  const Values& values,
                                  const std::optional<core::Adjourned>& adjourned,
                                  bool may_dissent)
{
    std::vector<View> fields{radios({.name = part_field("outcome", child.text()),
                                     .legend = "What was decided",
                                     .options = outcome_options(file),
                                     .chosen = values.of("outcome"),
                                     .error = values.error("outcome", child),
                                     .small = true})};
    if (core::is_conference(file.file.meeting.type))
        fields.push_back(select({.name = part_field("category", child.text()),
                                 .label = "Category, with a protection plan only",
                                 .options = category_options(file.file.family.jurisdiction),
                                 .chosen = values.of("category"),
                                 .prompt = "None",
                                 .error = values.error("category", child)}));
    fields.push_back(textarea({.name = part_field("reasons", child.text()),
                               .label = "The chair's reasons",
                               .value = values.of("reasons"),
                               .error = values.error("reasons", child),
                               .rows = 3}));
    if (core::is_for_family(file.file.meeting.type))
        fields.push_back(tick_box(
            part_field("visible_to_family", child.text()),
            "In the papers",
            "The family may read this decision",
            values.is_for_family(),
            values.error("visible_to_family", child),
            "Their copy has: " +
                family_reads_words(core::FreeText{values.of("reasons")}, adjourned) + "."));
    if (may_dissent)
        fields.push_back(dissent_area(child, values.of("dissent"), values.error("dissent", child)));
    return fields;
}

}  // namespace

View decisions_view(const core::Actor& actor,
                    const core::MinutesFile& file,
                    const MinutesDraft& draft,
                    const std::optional<core::Adjourned>& adjourned,
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
        const bool may_disagree = may_dissent && (can_decide || kept != nullptr);
        const auto recorded = [&] {
            return kept == nullptr
                       ? summary_list({{.key = "Decision", .value = "None recorded yet"}})
                       : decision_summary(*kept, child, file, adjourned);
        };
        std::vector<View> fields;
        if (can_decide)
            fields = decision_fields(file, child.id, values, adjourned, may_disagree);
        else if (may_disagree)
            fields.push_back(
                dissent_area(child.id, values.of("dissent"), values.error("dissent", child.id)));
        const bool asks = !fields.empty();
        view["asks"] = asks;
        view["part"] = child.id.text();
        view["version"] = number_text(values.version());
        view["seen"] = number_text(kept == nullptr ? 0 : kept->version);
        view["keep_choice"] = values.is_stale() ? keep_choice(child.id) : View{false};
        view["was"] = was_text(kept);
        view["told"] = can_decide ? View{false} : recorded();
        view["theirs"] = values.is_stale() ? recorded() : View{false};
        view["fields"] = view_list(fields, [](const View& field) { return field; });
        view["save_decisions"] = asks ? button({.label = "Save the decisions",
                                                .look = ButtonLook::secondary,
                                                .name = "do",
                                                .value = "decision"})
                                      : View{false};
        return view;
    });
}

}  // namespace quorate::server
