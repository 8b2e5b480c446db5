"""
Chinese annual reports on government information disclosure, as typed and checked objects.

政府信息公开工作年度报告: six sections, three statutory tables, one printed
reconciliation. In English-language literature the field is also called open
government information (OGI).
"""

__version__ = "0.1.0"
