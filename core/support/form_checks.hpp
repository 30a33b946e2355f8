#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/result.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

/// Gathers all that is wrong with what somebody typed, so that they are told once.
class FormChecks {
public:
    void refuse(std::string field, std::string message)
    {
        errors_.push_back({std::move(field), std::move(message)});
    }

    /// Whether the text is there, plain, on one line and not too long. `missing` is what to say
    /// when it is empty; without it an empty text passes.
    bool line(const std::string& field,
              std::string_view text,
              std::size_t longest,
              std::string_view missing = {});

    /// The same of several lines.
    bool lines(const std::string& field,
               std::string_view text,
               std::size_t longest,
               std::string_view missing = {});

    bool passed() const { return errors_.empty(); }
    Error error() const { return {.refusal = Refusal::invalid_input, .fields = errors_}; }

private:
    bool check(const std::string& field,
               std::string_view text,
               std::size_t longest,
               std::string_view missing,
               Lines lines);

    std::vector<FieldError> errors_;
};

}  // namespace quorate::core
