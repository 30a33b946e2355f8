#include "server/templates/form_components.hpp"

#include <algorithm>

#include "server/templates/frame_words.hpp"

namespace quorate::server {
namespace {

/// What every kind of field has. `kind` chooses the partial in components/field.html.
View field(std::string_view kind,
           const std::string& name,
           const std::string& label,
           const std::string& hint,
           const std::string& error)
{
    std::string described_by = hint.empty() ? "" : name + "-hint";
    if (!error.empty()) described_by += (described_by.empty() ? "" : " ") + name + "-error";

    View view;
    for (const char* each : {"is_text_input",
                             "is_password_input",
                             "is_textarea",
                             "is_select",
                             "is_radios",
                             "is_checkboxes",
                             "is_file_input",
                             "is_hidden_input"})
        view[each] = kind == each;
    view["id"] = name;
    view["name"] = name;
    view["label"] = label;
    view["hint"] = hint;
    view["error"] = error;
    view["error_word"] = text(frame_words(core::Language::english).error);
    view["described_by"] = described_by;
    return view;
}

template <class IsChosen>
View option_views(const std::string& name, const std::vector<Option>& options, IsChosen is_chosen)
{
    kainjow::mustache::list views;
    for (const Option& option : options) {
        // The first has the plain name as its id: the error summary's link goes there.
        const std::string id = views.empty() ? name : name + "-" + std::to_string(views.size() + 1);
        View view;
        view["option_id"] = id;
        view["option_name"] = name;
        view["option_value"] = option.value;
        view["option_label"] = option.label;
        view["option_hint"] = option.hint;
        view["option_chosen"] = is_chosen(option.value);
        views.push_back(std::move(view));
    }
    return View{views};
}

}  // namespace

std::string error_for(const std::vector<core::FieldError>& errors, std::string_view field)
{
    const auto found = std::ranges::find(errors, field, &core::FieldError::field);
    return found == errors.end() ? std::string{} : found->message;
}

View field_in(core::Language language, View field)
{
    field["error_word"] = text(frame_words(language).error);
    return field;
}

View text_input(const TextInput& input)
{
    View view = field("is_text_input", input.name, input.label, input.hint, input.error);
    view["value"] = input.value;
    view["type"] = input.type;
    view["width"] = input.width == 0 ? std::string{} : number_text(input.width);
    view["autocomplete"] = input.autocomplete;
    view["input_mode"] = input.input_mode;
    view["exact"] = input.type == "email" || input.type == "url";
    view["has_suggestions"] = !input.suggestions.empty();
    view["suggestions"] = view_list(input.suggestions, [](const std::string& words) {
        View suggestion;
        suggestion["words"] = words;
        return suggestion;
    });
    return view;
}

View date_input(TextInput input, DateExample example)
{
    if (input.hint.empty())
        input.hint =
            example == DateExample::past ? "For example, 27/3/2024" : "For example, 25/11/2026";
    if (input.width == 0) input.width = 10;
    return text_input(input);
}

View time_input(TextInput input)
{
    if (input.hint.empty()) input.hint = "24-hour clock, for example 09:30";
    if (input.width == 0) input.width = 5;
    return text_input(input);
}

View password_input(const PasswordInput& input)
{
    View view = field("is_password_input", input.name, input.label, input.hint, input.error);
    view["autocomplete"] = input.autocomplete;
    return view;
}

View textarea(const Textarea& area)
{
    View view = field("is_textarea", area.name, area.label, area.hint, area.error);
    view["value"] = area.value;
    view["rows"] = number_text(area.rows);
    return view;
}

View select(const Select& select)
{
    View view = field("is_select", select.name, select.label, select.hint, select.error);
    view["prompt"] = select.prompt;
    const auto is_chosen = [&](const std::string& value) { return value == select.chosen; };
    view["options"] = option_views(select.name, select.options, is_chosen);
    view["groups"] = view_list(select.groups, [&](const OptionGroup& group) {
        View shown;
        shown["group_label"] = group.label;
        shown["options"] = option_views(select.name, group.options, is_chosen);
        return shown;
    });
    return view;
}

View radios(const Radios& radios)
{
    View view = field("is_radios", radios.name, radios.legend, radios.hint, radios.error);
    view["inline_row"] = radios.inline_row;
    view["small"] = radios.small;
    view["options"] = option_views(radios.name, radios.options, [&](const std::string& value) {
        return value == radios.chosen;
    });
    return view;
}

View checkboxes(const Checkboxes& boxes)
{
    View view = field("is_checkboxes", boxes.name, boxes.legend, boxes.hint, boxes.error);
    view["small"] = boxes.small;
    view["options"] = option_views(boxes.name, boxes.options, [&](const std::string& value) {
        return std::ranges::find(boxes.chosen, value) != boxes.chosen.end();
    });
    return view;
}

View file_input(const FileInput& input)
{
    View view = field("is_file_input", input.name, input.label, input.hint, input.error);
    view["accept"] = input.accept;
    view["multiple"] = input.multiple;
    return view;
}

View hidden_input(std::string_view name, std::string_view value)
{
    View view = field("is_hidden_input", std::string{name}, "", "", "");
    view["value"] = text(value);
    return view;
}

View button(const Button& button)
{
    View view;
    view["label"] = button.label;
    view["name"] = button.name;
    view["value"] = button.value;
    view["about"] = button.about;
    view["secondary"] = button.look == ButtonLook::secondary;
    view["warning"] = button.look == ButtonLook::warning;
    return view;
}

View passkey_form(const PasskeyForm& form)
{
    View view;
    view["passkey_url"] = form.url;
    view["passkey_options_url"] = form.options_url;
    view["passkey_fields"] = view_list(form.fields, std::identity{});
    view["passkey_button"] = button(form.button);
    return view;
}

}  // namespace quorate::server
