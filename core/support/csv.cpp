#include "core/support/csv.hpp"

#include <utility>

namespace quorate::core {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    std::vector<CsvRow> rows()
    {
        std::vector<CsvRow> rows;
        while (!text_.empty()) {
            CsvRow row = next_row();
            const bool is_empty = row.fields.size() == 1 && row.fields[0].empty();
            if (!is_empty || row.is_broken) rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    CsvRow next_row()
    {
        CsvRow row{.line = line_, .fields = {}};
        for (;;) {
            row.fields.push_back(starts_with("\"") ? quoted(row) : plain());
            if (starts_with(",")) {
                text_.remove_prefix(1);
                continue;
            }
            if (!text_.empty()) text_.remove_prefix(starts_with("\r\n") ? 2 : 1);
            ++line_;
            return row;
        }
    }

    std::string plain()
    {
        std::string field;
        while (!text_.empty() && !at_end_of_field())
            field += take();
        return field;
    }

    std::string quoted(CsvRow& row)
    {
        text_.remove_prefix(1);
        std::string field;
        for (;;) {
            if (text_.empty()) {
                row.is_broken = true;
                return field;
            }
            if (starts_with("\"\"")) {
                text_.remove_prefix(2);
                field += '"';
            } else if (starts_with("\"")) {
                text_.remove_prefix(1);
                break;
            } else {
                if (text_.front() == '\n') ++line_;
                field += take();
            }
        }
        if (!text_.empty() && !at_end_of_field()) {
            row.is_broken = true;
            field += plain();
        }
        return field;
    }

    bool starts_with(std::string_view what) const { return text_.substr(0, what.size()) == what; }

    bool at_end_of_field() const
    {
        return starts_with(",") || starts_with("\n") || starts_with("\r\n");
    }

    char take()
    {
        const char c = text_.front();
        text_.remove_prefix(1);
        return c;
    }

    std::string_view text_;
    int line_ = 1;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    return Reader{text}.rows();
}

std::string csv_field(std::string_view text)
{
    const bool has_edge_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !has_edge_space)
        return std::string{text};
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + "\"";
}

}  // namespace quorate::core
