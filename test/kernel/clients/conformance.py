"""jupyter_kernel_test, every test it has but the pager: this kernel shows text, it has no pager to open."""

import unittest

import jupyter_kernel_test


class Skbook(jupyter_kernel_test.KernelTests):
    kernel_name = "skbook"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oh no')"
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "'👍'; Math.hyp", "matches": {"hypot"}},
    ]
    complete_code_samples = ["1 + 1", "const f = () => {\n  return 1;\n}", "// nothing"]
    incomplete_code_samples = ["function f() {", "const a = [1,", "`text"]
    invalid_code_samples = ["const const = 1", "1 +* 2"]
    code_generate_error = "throw new Error('bang')"
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "[1, 2].map((n) => n * 2)", "result": "[ 2, 4 ]"},
        {"code": "1 + 2 + 4", "result": "7"},
        {"code": "1 + 2 + 5", "result": "8"},
    ]
    code_history_pattern = "?1, 2?.map*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"
    code_display_data = [{"code": "%lab", "mime": "text/html"}]
    code_clear_output = "console.clear()"

    @classmethod
    def setUpClass(cls):
        """The first cell waits for the session to be warm, longer than these tests would on a busy machine."""
        super().setUpClass()
        code = "import { Lab } from 'skbook'; const lab = new Lab(); lab.machine('h1');"
        reply = cls.kc.execute_interactive(code, timeout=240, output_hook=lambda message: None)
        assert reply["content"]["status"] == "ok", reply["content"]


if __name__ == "__main__":
    unittest.main(verbosity=2)
