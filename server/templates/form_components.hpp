#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/language.hpp"
#include "core/support/result.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Form fields. {{#email}}{{> field}}{{/email}} shows whichever kind `email` is, and
// {{#fields}}{{> field}}{{/fields}} a list of them in order. Every field has a visible label; its
// id is its name, which is where the error summary's links go. The value typed is given back as it
// was, so that nothing is lost when something else was wrong.

/// What is wrong with `field`, or an empty text.
std::string error_for(const std::vector<core::FieldError>& errors, std::string_view field);

/// One line of text. `width` is the usual length in characters (2, 3, 4, 5, 10, 20 or 30), 0 for
/// the whole column.
struct TextInput {
    std::string name = {};
    std::string label = {};
    std::string value = {};
    std::string hint = {};
    std::string error = {};
    int width = 0;
    std::string type = "text";  // or email, tel, search, url
    std::string autocomplete = {};
    std::string input_mode = {};  // or numeric, decimal
    std::vector<std::string> suggestions = {};
};
View text_input(const TextInput& input);

/// Which example the hint of a date gives: of what has happened already, one in the past.
enum class DateExample { any, past };

/// A date as people type it: one text field, never three boxes. The default hint shows the form.
View date_input(TextInput input, DateExample example = DateExample::any);

/// A time of day, on the 24-hour clock.
View time_input(TextInput input);

/// A password, with a button to show it. Never given back.
struct PasswordInput {
    std::string name = "password";
    std::string label = "Password";
    std::string hint = {};
    std::string error = {};
    std::string autocomplete = "current-password";  // or new-password
};
View password_input(const PasswordInput& input);

/// Several lines of text.
struct Textarea {
    std::string name = {};
    std::string label = {};
    std::string value = {};
    std::string hint = {};
    std::string error = {};
    int rows = 5;
};
View textarea(const Textarea& area);

/// One thing to choose. `value` is sent; `hint` is a grey line under the label.
struct Option {
    std::string value = {};
    std::string label = {};
    std::string hint = {};
};

/// Options of a long list that belong together, under their name.
struct OptionGroup {
    std::string label = {};
    std::vector<Option> options = {};
};

/// A drop-down list, for more than seven options or in a filter. `prompt`, when given, is the
/// first, empty option: "Choose a room". The groups come after the options.
struct Select {
    std::string name = {};
    std::string label = {};
    std::vector<Option> options = {};
    std::vector<OptionGroup> groups = {};
    std::string chosen = {};
    std::string prompt = {};
    std::string hint = {};
    std::string error = {};
};
View select(const Select& select);

/// One of a few. Two short options stand side by side with `inline_row`.
struct Radios {
    std::string name = {};
    std::string legend = {};
    std::vector<Option> options = {};
    std::string chosen = {};
    std::string hint = {};
    std::string error = {};
    bool inline_row = false;
    bool small = false;
};
View radios(const Radios& radios);

/// Any of a few, all sent under one name. For a single yes-or-no box give one option.
struct Checkboxes {
    std::string name = {};
    std::string legend = {};
    std::vector<Option> options = {};
    std::vector<std::string> chosen = {};
    std::string hint = {};
    std::string error = {};
    bool small = false;
};
View checkboxes(const Checkboxes& boxes);

/// A file to send; `accept` is the list of extensions the browser offers.
struct FileInput {
    std::string name = {};
    std::string label = {};
    std::string hint = {};
    std::string error = {};
    std::string accept = {};
    bool multiple = false;
};
View file_input(const FileInput& input);

/// A field, of words in that language: what is said before its error is as well.
View field_in(core::Language language, View field);

/// A value the form carries along, such as the version it was opened with.
View hidden_input(std::string_view name, std::string_view value);

/// {{#save}}{{> button}}{{/save}}: sends the form once, however often it is pressed. With a name,
/// says which of several buttons it was.
enum class ButtonLook { primary, secondary, warning };
struct Button {
    std::string label = {};
    ButtonLook look = ButtonLook::primary;
    std::string name = {};
    std::string value = {};
    std::string about = {};  // for screen readers, after the label
};
View button(const Button& button);

/// {{#passkey}}{{> passkey}}{{/passkey}}: asks a device for a passkey and posts what it gives to
/// `url`. Shown by script alone, where there can be any.
struct PasskeyForm {
    std::string url = {};
    std::string options_url = {};  // says what to ask the device for
    std::vector<View> fields = {};
    Button button = {};
};
View passkey_form(const PasskeyForm& form);

}  // namespace quorate::server
